using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.Formats;

/// <summary>Decoded calls as the strings that multi-turn items execute: <c>f(a=1, b='x')</c>.</summary>
internal static class CallStrings
{
    /// <exception cref="PySyntaxException">The official code raises: an argument is an empty dict.</exception>
    public static IReadOnlyList<string> Of(PyValue.List calls)
    {
        var strings = new List<string>(calls.Items.Count);
        foreach (var call in calls.Items)
        {
            foreach (var (name, arguments) in ((PyValue.Dict)call).Entries)
            {
                strings.Add(Call(name, (PyValue.Dict)arguments));
            }
        }

        return strings;
    }

    private static string Call(PyValue name, PyValue.Dict arguments) => $"{Shown(name)}({string.Join(", ", arguments.Entries.Select(a => $"{Shown(a.Key)}={Value(a.Value)}"))})";

    // A dict whose values are all dicts counts as a call, of which only the first is kept.
    private static string Value(PyValue value) => value switch
    {
        PyValue.Dict { Count: 0 } => throw new PySyntaxException("list index out of range", "IndexError"),
        PyValue.Dict dict when dict.Entries.All(e => e.Value is PyValue.Dict) => Call(dict.Entries[0].Key, (PyValue.Dict)dict.Entries[0].Value),
        PyValue.Dict dict => "{" + string.Join(", ", dict.Entries.Select(e => $"'{Shown(e.Key)}': {Value(e.Value)}")) + "}",
        _ => PyText.Repr(value),
    };

    // Python's str: a text stands without quotes.
    private static string Shown(PyValue value) => value is PyValue.Str text ? text.Value : PyText.Repr(value);
}
