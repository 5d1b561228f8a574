using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn.Evaluation;

/// <summary>Writes a function-calling model's calls as the texts that are executed.</summary>
internal static class FunctionCallTexts
{
    /// <summary>A list of dicts (or one dict) of names and arguments, these as a dict or as a JSON text.</summary>
    /// <exception cref="FormatException">It is no such list, or a text is not JSON.</exception>
    public static List<string> Of(PyValue output)
    {
        var calls = new List<string>();
        foreach (var call in output is PyValue.List list ? list.Items : [output])
        {
            foreach (var (name, given) in (call as PyValue.Dict ?? throw new PySyntaxException("not a dict of calls")).Entries)
            {
                var arguments = (given is PyValue.Str json ? PyJson.Parse(json.Value) : given) as PyValue.Dict ?? throw new PySyntaxException("arguments are not a dict");
                calls.Add($"{Text(name)}({string.Join(',', arguments.Entries.Select(a => $"{Text(a.Key)}={PyText.Repr(a.Value)}"))})");
            }
        }

        return calls;
    }

    private static string Text(PyValue value) => value is PyValue.Str s ? s.Value : PyText.Repr(value);
}
