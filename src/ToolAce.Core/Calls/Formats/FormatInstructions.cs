namespace ToolAce.Core.Calls.Formats;

/// <summary>What a system message says of how calls are written: the one place that names the format to a model.</summary>
public static class FormatInstructions
{
    private const string Task =
        """
        You compose function calls with great care. Below are a user's question and the functions you may use. Work out which function or functions answer the question and call them; one question may take several calls.
        If no function fits, say so. If a function fits but the question leaves out one of its required parameters, name what is missing.
        Reply with the calls alone whenever you call, in exactly this form and without any other text:
        """;

    /// <summary>The usual instruction, for calls of this format.</summary>
    public static string Of(CallFormat format) => $"{Task}\n{Form(format)}";

    private static string Form(CallFormat format) => format switch
    {
        CallFormat.Bracket =>
            """
            [func_name1(param_name1=param_value1, param_name2=param_value2), func_name2(param_name1=param_value1)]
            Values are written as in Python: "text", 1, 1.5, True, False, None, lists and dictionaries.
            """,
        CallFormat.Json =>
            """
            [{"name": "func_name1", "arguments": {"param_name1": "param_value1", "param_name2": 2}}, {"name": "func_name2", "arguments": {}}]
            The whole reply is one JSON list, whatever the number of calls.
            """,
        CallFormat.Xml =>
            """
            <calls><call name="func_name1"><arg name="param_name1" type="string">param_value1</arg></call><call name="func_name2" /></calls>
            Types are string, integer, number, boolean, null, list (of <item> elements) and map (of <entry name="..."> elements).
            """,
        CallFormat.Chatml =>
            """
            <tool_call>
            {"name": "func_name1", "arguments": {"param_name1": "param_value1", "param_name2": 2}}
            </tool_call>
            Each call stands between marks of its own, one under the other.
            """,
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "unknown format"),
    };
}
