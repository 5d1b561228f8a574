using System.Collections.Concurrent;
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
    private readonly ConcurrentDictionary<ApiDefinition, WordWeights> known = new(ReferenceEqualityComparer.Instance);

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
    public double Dissimilarity(string request, IReadOnlyList<ApiDefinition> tools) => 1 - Similarities(request, tools).DefaultIfEmpty(0).Max();

    /// <summary>The similarity between the request and each of the tools (0–1).</summary>
    public IEnumerable<double> Similarities(string request, IReadOnlyList<ApiDefinition> tools)
    {
        var asked = Vector(request);
        return tools.Select(t => Cosine(asked, known.GetOrAdd(t, Vector)));
    }

    private static string Text(ApiDefinition api) =>
        $"{ToolNames.Words(api.Name)} {api.Description} {string.Join(' ', api.Parameters.Properties.Select(p => $"{p.Name} {p.Schema.Description}"))}";

    private static IEnumerable<string> Words(string text) => text.ToLowerInvariant().Split(Breaks, StringSplitOptions.RemoveEmptyEntries);

    private WordWeights Vector(ApiDefinition api) => Vector(Text(api));

    private WordWeights Vector(string text)
    {
        var weights = Words(text).GroupBy(w => w).ToDictionary(g => g.Key, g => g.Count() * (Math.Log((1.0 + documents) / (1 + frequency.GetValueOrDefault(g.Key))) + 1));
        return new WordWeights(weights, weights.Values.Sum(v => v * v));
    }

    private static double Cosine(WordWeights a, WordWeights b)
    {
        var dot = a.Weights.Sum(e => e.Value * b.Weights.GetValueOrDefault(e.Key));
        var lengths = Math.Sqrt(a.Squares * b.Squares);
        return lengths == 0 ? 0 : Math.Min(1, dot / lengths);
    }

    private sealed record WordWeights(Dictionary<string, double> Weights, double Squares);
}
