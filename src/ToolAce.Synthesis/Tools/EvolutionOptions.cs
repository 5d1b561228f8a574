namespace ToolAce.Synthesis.Tools;

/// <summary>Settings of tool evolution (methods.md E names what the paper leaves open).</summary>
public sealed record EvolutionOptions
{
    /// <summary>The seed of all draws.</summary>
    public int Seed { get; init; }

    /// <summary>Use only this many areas of the context tree (the paper's diversity ablation); null means all.</summary>
    public int? Clusters { get; init; }

    /// <summary>Mean number of functionalities an API covers (≥ 1).</summary>
    public double SubtreeMean { get; init; } = 2;

    /// <summary>The most functionalities an API covers.</summary>
    public int SubtreeLargest { get; init; } = 6;

    /// <summary>How many APIs the example buffer of a domain holds; the newest stay.</summary>
    public int BufferSize { get; init; } = 8;

    /// <summary>Share of APIs evolved from an example where the domain's buffer has one (0–1).</summary>
    public double ExampleShare { get; init; } = 0.6;

    /// <summary>Fewest diversity indicators that change an API evolved from an example, 1–5.</summary>
    public int FewestIndicators { get; init; } = 1;

    /// <summary>The most of them, 1–5 and no fewer than <see cref="FewestIndicators"/>.</summary>
    public int MostIndicators { get; init; } = 2;

    /// <summary>Highest similarity (cosine of word counts, 0–1) that an API may have to one of its domain.</summary>
    public double NearestAllowed { get; init; } = 0.92;

    /// <summary>
    /// APIs designed at once, ≥ 1: more than one where the designer waits for an endpoint. Those of one wave cannot have each other as examples, so another number
    /// gives other APIs.
    /// </summary>
    public int AtOnce { get; init; } = 1;

    /// <summary>Highest Jaccard similarity of shingles (0–1) that an API may have to one of its domain; null means that it is not asked.</summary>
    public double? ShinglesAllowed { get; init; }

    /// <summary>
    /// Whether <see cref="ShinglesAllowed"/> holds between APIs of different domains too, by MinHash (see <see cref="ToolAce.Core.Similarity.Banding.Default"/> for what it
    /// overlooks). A <see cref="PoolEvolution"/> sees to that itself.
    /// </summary>
    public bool AcrossDomains { get; init; }
}
