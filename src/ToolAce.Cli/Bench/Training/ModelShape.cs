using ToolAce.Cli.Hosting;
using ToolAce.Modeling.Decoders;

namespace ToolAce.Cli.Bench.Training;

/// <summary>The Llama-shaped models that training is measured on, by their size.</summary>
internal static class ModelShape
{
    /// <summary>Every size by its name.</summary>
    public static IReadOnlyDictionary<string, DecoderConfig> All { get; } = new Dictionary<string, DecoderConfig>(StringComparer.OrdinalIgnoreCase)
    {
        ["3M"] = Of(vocabulary: 4096, hidden: 192, layers: 5, heads: 6),
        ["10M"] = Of(vocabulary: 8192, hidden: 320, layers: 6, heads: 5),
        ["33M"] = Of(vocabulary: 8192, hidden: 512, layers: 9, heads: 8),
    };

    /// <summary>The sizes named, with commas between; all of them for null.</summary>
    /// <exception cref="UsageException">A size is not known.</exception>
    public static IReadOnlyList<(string Name, DecoderConfig Config)> Parse(string? names) =>
        [.. (names?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [.. All.Keys]).Select(name =>
            (name, All.TryGetValue(name, out var config)
                ? config
                : throw new UsageException($"There is no size '{name}'.", $"The sizes are {string.Join(", ", All.Keys)}.")))];

    private static DecoderConfig Of(int vocabulary, int hidden, int layers, int heads) => new()
    {
        VocabularySize = vocabulary,
        HiddenSize = hidden,
        IntermediateSize = hidden * 11 / 4 / 32 * 32,
        Layers = layers,
        Heads = heads,
        KeyValueHeads = heads,
        HeadSize = hidden / heads,
        ContextLength = 4096,
        TiedEmbeddings = true,
    };
}
