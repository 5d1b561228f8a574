using ToolAce.Core.Apis;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Tools;

/// <summary>
/// TF-IDF similarity between a request and tool definitions (methods.md E): term frequency times ln((1 + N) / (1 + n)) + 1 over a pool of N APIs,
/// cosine of the two vectors.
/// </summary>
public sealed class TfIdf
{
    private static readonly char[] Breaks = [' ', '_', '.', ',', '-', '?', '!', ':', ';', '"', '(', ')', '\n'];
    private readonly Dictionary<string, int> frequency = [];
    private readonly int documents;

    /// <summary>Word frequencies of a pool.</summary>
    public TfIdf(IReadOnlyList<ApiDefinition> pool)
    {
        documents = pool.Count;
        foreach (var word in pool.SelectMany(api => Words(Text(api)).Distinct()))
        {
            frequency[word] = frequency.GetValueOrDefault(word) + 1;
        }
    }

    /// <summary>1 − the greatest similarity between the request and any of the tools (0–1); 1 without tools.</summary>
    public double Dissimilarity(string request, IReadOnlyList<ApiDefinition> tools)
    {
        var asked = Vector(request);
        return 1 - tools.Select(t => Cosine(asked, Vector(Text(t)))).DefaultIfEmpty(0).Max();
    }

    private static string Text(ApiDefinition api) =>
        $"{ToolNames.Words(api.Name)} {api.Description} {string.Join(' ', api.Parameters.Properties.Select(p => $"{p.Name} {p.Schema.Description}"))}";

    private static IEnumerable<string> Words(string text) => text.ToLowerInvariant().Split(Breaks, StringSplitOptions.RemoveEmptyEntries);

    private Dictionary<string, double> Vector(string text) =>
        Words(text).GroupBy(w => w).ToDictionary(g => g.Key, g => g.Count() * (Math.Log((1.0 + documents) / (1 + frequency.GetValueOrDefault(g.Key))) + 1));

    private static double Cosine(Dictionary<string, double> a, Dictionary<string, double> b)
    {
        var dot = a.Sum(e => e.Value * b.GetValueOrDefault(e.Key));
        var lengths = Math.Sqrt(a.Values.Sum(v => v * v) * b.Values.Sum(v => v * v));
        return lengths == 0 ? 0 : Math.Min(1, dot / lengths);
    }
}
