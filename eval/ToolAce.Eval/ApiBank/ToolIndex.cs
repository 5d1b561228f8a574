using System.Text.RegularExpressions;
using ToolAce.Core.Apis;
using ToolAce.Eval.Bfcl;

namespace ToolAce.Eval.ApiBank;

/// <summary>
/// Tools prepared for search by BM25 (Robertson and Zaragoza 2009; k1 = 1.2, b = 0.75) over name, description and parameters. A search costs no more than
/// its keywords and the words that the tools know, however many keywords there are.
/// </summary>
internal sealed partial class ToolIndex
{
    private const double K1 = 1.2;
    private const double B = 0.75;
    private readonly IReadOnlyList<FunctionDoc> tools;
    private readonly List<(Dictionary<string, int> Counts, int Length)> documents;
    private readonly Dictionary<string, int> containing = new(StringComparer.Ordinal);
    private readonly double average;

    public ToolIndex(IReadOnlyList<FunctionDoc> tools)
    {
        this.tools = tools;
        documents = [.. tools.Select(t => Words(Text(t.Api)).ToList()).Select(w => (w.CountBy(word => word).ToDictionary(StringComparer.Ordinal), w.Count))];
        average = documents.Count == 0 ? 0 : documents.Average(d => d.Length);
        foreach (var word in documents.SelectMany(d => d.Counts.Keys))
        {
            containing[word] = containing.GetValueOrDefault(word) + 1;
        }
    }

    /// <summary>The best <paramref name="count"/> tools that share a word with the keywords, best first; equals keep their order.</summary>
    public IReadOnlyList<FunctionDoc> Find(string keywords, int count)
    {
        var wanted = Words(keywords).Where(containing.ContainsKey).Distinct().ToList();
        return [.. tools.Zip(documents, (tool, document) => (Tool: tool, Score: wanted.Sum(w => Score(w, document.Counts, document.Length))))
            .Where(t => t.Score > 0)
            .OrderByDescending(t => t.Score)
            .Take(count)
            .Select(t => t.Tool)];
    }

    private double Score(string word, Dictionary<string, int> counts, int length)
    {
        var frequency = counts.GetValueOrDefault(word);
        var rarity = Math.Log(1 + (documents.Count - containing[word] + 0.5) / (containing[word] + 0.5));
        return rarity * frequency * (K1 + 1) / (frequency + K1 * (1 - B + B * length / average));
    }

    private static string Text(ApiDefinition api) =>
        string.Join(' ', [api.Name, api.Description, .. api.Parameters.Properties.SelectMany(p => new[] { p.Name, p.Schema.Description ?? "" })]);

    private static IEnumerable<string> Words(string text) => Word().Matches(text).Select(m => m.Value.ToLowerInvariant());

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[^\\W\\d_a-zA-Z]+")]
    private static partial Regex Word();
}
