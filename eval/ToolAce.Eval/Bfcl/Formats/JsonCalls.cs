using ToolAce.Eval.Bfcl.Conversion;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.Formats;

/// <summary>Calls in JSON: <c>[{"function": name, "parameters": {…}}, …]</c> somewhere in the text. What is no JSON is an empty list.</summary>
internal static class JsonCalls
{
    /// <exception cref="FormatException">The official decoder raises: an object lacks a key, the document cannot be gone over, or it is beyond Python's limits.</exception>
    public static PyValue.List Decode(string text)
    {
        PyValue document;
        try
        {
            document = PyJson.Parse(Objects(Brackets(text)));
        }
        catch (FormatException e) when (e is not PySyntaxException)
        {
            return new PyValue.List([]);
        }

        var calls = new List<PyValue>();
        foreach (var item in Items(document))
        {
            if (item is PyValue.Dict call)
            {
                calls.Add(new PyValue.Dict([new(Name(Member(call, "function")), Member(call, "parameters"))]));
            }
        }

        return new PyValue.List(calls);
    }

    // From the first bracket to the last.
    private static string Brackets(string text)
    {
        var (first, last) = (text.IndexOf('['), text.LastIndexOf(']'));
        return first >= 0 && last > first ? text[first..(last + 1)] : text;
    }

    // From the first bracket with a brace behind it to the first brace with a bracket behind it.
    private static string Objects(string text)
    {
        for (var open = text.IndexOf('['); open >= 0; open = text.IndexOf('[', open + 1))
        {
            var scanner = new TextScanner(text, open + 1);
            scanner.Spaces();
            if (scanner.Accept("{"))
            {
                return End(text, scanner.Position) is var end and >= 0 ? text[open..end] : text;
            }
        }

        return text;
    }

    private static int End(string text, int start)
    {
        for (var brace = text.IndexOf('}', start); brace >= 0; brace = text.IndexOf('}', brace + 1))
        {
            var scanner = new TextScanner(text, brace + 1);
            scanner.Spaces();
            if (scanner.Accept("]"))
            {
                return scanner.Position;
            }
        }

        return -1;
    }

    // Going over a dict gives keys, over a text characters: no calls.
    private static IReadOnlyList<PyValue> Items(PyValue document) => document switch
    {
        PyValue.List list => list.Items,
        PyValue.Dict or PyValue.Str => [],
        _ => throw new PySyntaxException("a number or a constant where a list is due", "TypeError"),
    };

    private static PyValue Member(PyValue.Dict call, string key) => call.Find(key) ?? throw new PySyntaxException($"an object lacks '{key}'", "KeyError");

    private static PyValue Name(PyValue name) => name is PyValue.List or PyValue.Dict ? throw new PySyntaxException("a name is a list or an object", "TypeError") : name;
}
