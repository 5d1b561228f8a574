using System.Text.Json;
using ToolAce.Core.Apis;
using ToolAce.Core.Json;

namespace ToolAce.Core.Models;

/// <summary>ToolACE's prompt contract (methods.md A4.1): who you are, what to do, what if no tool fits, how to write calls, the tools as JSON.</summary>
public static class JsonToolPrompt
{
    private const string Usual =
        """
        You compose function calls with great care. Below are a user's question and the functions you may use. Work out which function or functions answer the question and call them; one question may take several calls.
        If no function fits, say so. If a function fits but the question leaves out one of its required parameters, name what is missing.
        Reply with the calls alone whenever you call, in exactly this form and without any other text:
        [func_name1(param_name1=param_value1, param_name2=param_value2), func_name2(param_name1=param_value1)]
        Values are written as in Python: "text", 1, 1.5, True, False, None, lists and dictionaries.
        """;

    /// <summary>The system message; the instruction alone where there are no tools, and nothing where there is neither.</summary>
    public static string Write(string? instruction, IReadOnlyList<ApiDefinition> tools) =>
        tools.Count == 0
            ? instruction ?? ""
            : $"{instruction ?? Usual}\n\nThe functions in JSON:\n{JsonSerializer.Serialize(tools.Select(t => new { t.Name, t.Description, t.Parameters }), CoreJson.Options)}";
}
