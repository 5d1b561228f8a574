using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn.Evaluation;

/// <summary>Writes decoded calls as the texts that are executed.</summary>
internal static class CallWriter
{
    /// <summary>Calls of a prompted model, as <see cref="OfficialDecoder"/> decodes them.</summary>
    /// <exception cref="FormatException">An argument is an empty dict, which the official writer takes for a call and fails on.</exception>
    public static List<string> Prompted(PyValue decoded)
    {
        var calls = new List<string>();
        foreach (var call in ((PyValue.List)decoded).Items)
        {
            foreach (var (name, arguments) in ((PyValue.Dict)call).Entries)
            {
                calls.Add($"{Text(name)}({Arguments((PyValue.Dict)arguments)})");
            }
        }

        return calls;
    }

    /// <summary>Calls of a function-calling model: a list of dicts (or one dict) of names and arguments, these as a dict or as a JSON text.</summary>
    /// <exception cref="FormatException">It is no such list, or a text is not JSON.</exception>
    public static List<string> FunctionCalls(PyValue output)
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

    private static string Arguments(PyValue.Dict arguments) => string.Join(", ", arguments.Entries.Select(a => $"{Text(a.Key)}={Nested(a.Value)}"));

    // A dict of nothing but dicts reads as a nested call.
    private static string Nested(PyValue value)
    {
        if (value is not PyValue.Dict dict)
        {
            return PyText.Repr(value);
        }

        if (!dict.Entries.All(e => e.Value is PyValue.Dict))
        {
            return $"{{{string.Join(", ", dict.Entries.Select(e => $"'{Text(e.Key)}': {Nested(e.Value)}"))}}}";
        }

        return dict.Entries is [var call, ..]
            ? $"{Text(call.Key)}({Arguments((PyValue.Dict)call.Value)})"
            : throw new PySyntaxException("an empty dict as an argument");
    }

    private static string Text(PyValue value) => value is PyValue.Str s ? s.Value : PyText.Repr(value);
}
