using System.Collections.Concurrent;
using System.Runtime.InteropServices;
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

    private static string[] Words(string text) => text.ToLowerInvariant().Split(Breaks, StringSplitOptions.RemoveEmptyEntries);

    private WordWeights Vector(ApiDefinition api) => Vector(Text(api));

    private WordWeights Vector(string text)
    {
        var counts = new Dictionary<string, int>();
        foreach (var word in Words(text))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, word, out _)++;
        }

        var weights = new Dictionary<string, double>(counts.Count);
        var squares = 0.0;
        foreach (var (word, count) in counts)
        {
            var weight = count * (Math.Log((1.0 + documents) / (1 + frequency.GetValueOrDefault(word))) + 1);
            weights[word] = weight;
            squares += weight * weight;
        }

        return new WordWeights(weights, squares);
    }

    private static double Cosine(WordWeights a, WordWeights b)
    {
        var dot = 0.0;
        foreach (var (word, weight) in a.Weights)
        {
            dot += weight * b.Weights.GetValueOrDefault(word);
        }

        var lengths = Math.Sqrt(a.Squares * b.Squares);
        return lengths == 0 ? 0 : Math.Min(1, dot / lengths);
    }

    private sealed record WordWeights(Dictionary<string, double> Weights, double Squares);
}
