using System.Text.RegularExpressions;
using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Retrieval;

namespace ToolAce.Eval.Bfcl.Agentic;

/// <summary>One of the two parts of a key-value memory: texts under keys, so many and so long at the most.</summary>
internal sealed partial class MemoryTexts(string name, int mostEntries, int longestText)
{
    private readonly PyValue.Dict texts = new();

    public IReadOnlyList<KeyValuePair<string, string>> Entries => [.. texts.Entries.Select(e => KeyValuePair.Create(Py.Text(e.Key), Py.Text(e.Value)))];

    public PyValue All => texts;

    public void Load(IEnumerable<KeyValuePair<string, string>> entries)
    {
        foreach (var (key, value) in entries)
        {
            texts.Set(key, Py.Of(value));
        }
    }

    public PyValue Add(PyValue key, PyValue value)
    {
        var (id, text) = (Py.Text(key), Py.Text(value));
        return texts.Count >= mostEntries ? Py.Error($"The {name} holds {mostEntries} entries, which is the most. Remove some first.")
            : TooLong(text) is { } refusal ? refusal
            : !SnakeCase().IsMatch(id) ? Py.Error("A key is written in snake_case, without spaces.")
            : texts.Find(id) is not null ? Py.Error($"There is a key '{id}' already; replace its value, or choose another key.")
            : Set(id, text, "Added.");
    }

    public PyValue Replace(PyValue key, PyValue value)
    {
        var (id, text) = (Py.Text(key), Py.Text(value));
        return texts.Find(id) is null ? Missing(id) : TooLong(text) ?? Set(id, text, "Replaced.");
    }

    public PyValue Remove(PyValue key) => texts.Remove(Py.Hashable(key)) ? Status("Removed.") : Missing(Py.Text(key));

    public PyValue Clear()
    {
        foreach (var (key, _) in texts.Entries.ToList())
        {
            texts.Remove(key);
        }

        return Status("Cleared.");
    }

    public PyValue Retrieve(PyValue key) => texts.Find(Py.Hashable(key)) is { } text ? Py.Dict(("value", text)) : Missing(Py.Text(key));

    public PyValue Keys() => Py.Dict(("keys", Py.List(texts.Entries.Select(e => e.Key))));

    /// <summary>The keys nearest to a query by BM25+, each with its score.</summary>
    public PyValue Search(PyValue query, PyValue count)
    {
        var keys = texts.Entries.Select(e => Py.Text(e.Key)).ToList();
        var scores = new Bm25([.. keys.Select(Words)], Bm25.Plus).Scores(Words(Py.Text(query)));
        return Py.Dict(("ranked_results", Py.List(keys
            .Zip(scores)
            .OrderByDescending(k => k.Second)
            .Take((int)System.Numerics.BigInteger.Clamp(Py.Int(count).Value, 0, int.MaxValue))
            .Select(k => Py.List([Py.Of(k.Second), Py.Of(k.First)])))));
    }

    private static List<string> Words(string text) => [.. text.Replace('_', ' ').ToLowerInvariant().Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)];

    private static PyValue Status(string text) => Py.Dict(("status", Py.Of(text)));

    private PyValue Missing(string key) => Py.Error($"The {name} has no key '{key}'.");

    private PyValue? TooLong(string text) => text.Length > longestText ? Py.Error($"A text in the {name} has at most {longestText} characters; this one has {text.Length}.") : null;

    private PyValue Set(string key, string text, string status)
    {
        texts.Set(key, Py.Of(text));
        return Status(status);
    }

    [GeneratedRegex("^[a-z]+(_[a-z0-9]+)*$")]
    private static partial Regex SnakeCase();
}
