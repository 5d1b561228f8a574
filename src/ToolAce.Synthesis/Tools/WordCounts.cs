using ToolAce.Core.Apis;
using ToolAce.Core.Schemas;

namespace ToolAce.Synthesis.Tools;

/// <summary>How often each word occurs in a definition: name, description, parameters with types, results.</summary>
internal sealed class WordCounts
{
    private readonly Dictionary<string, int> counts = [];
    private readonly double length;

    private WordCounts(IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            counts[word] = counts.GetValueOrDefault(word) + 1;
        }

        length = Math.Sqrt(counts.Values.Sum(c => (double)c * c));
    }

    public static WordCounts Of(ApiDefinition api) => new(
        Words($"{api.Name} {api.Description}").Concat(Words(api.Parameters, "")).Concat(api.Results is { } results ? Words(results, "results ") : []));

    public double Cosine(WordCounts other) =>
        length == 0 || other.length == 0 ? 0 : counts.Sum(c => (double)c.Value * other.counts.GetValueOrDefault(c.Key)) / (length * other.length);

    private static IEnumerable<string> Words(Schema schema, string prefix) => schema.Properties.SelectMany(p =>
        new[] { $"{prefix}{p.Name}:{SchemaTypes.Word(p.Schema.Type)}:{p.Schema.Items?.Type}:{p.Schema.Enum.Count}", prefix + p.Name }
            .Concat(schema.Requires(p.Name) ? [$"{prefix}{p.Name}!"] : []));

    private static IEnumerable<string> Words(string text) => text.ToLowerInvariant().Split([' ', '_', '.', ',', '-'], StringSplitOptions.RemoveEmptyEntries);
}
