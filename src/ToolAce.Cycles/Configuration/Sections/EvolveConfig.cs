using ToolAce.Core.Apis;
using ToolAce.Cycles.Configuration.Reading;

namespace ToolAce.Cycles.Configuration;

/// <summary>Tool synthesis (ToolACE 2.1).</summary>
/// <param name="Apis">How many tools are wanted in one iteration.</param>
/// <param name="Clusters">How many areas of the context tree they are drawn from; 0 means all (the paper's diversity ablation).</param>
/// <param name="ExampleShare">Share of tools evolved from an example by the diversity indicators, 0–1; 0 evolves nothing.</param>
/// <param name="SubtreeMean">Mean number of context-tree leaves one tool covers.</param>
/// <param name="SubtreeLargest">The most of them.</param>
/// <param name="BufferSize">Tools in the example buffer of a domain.</param>
/// <param name="NearestAllowed">Greatest similarity to another tool of its domain, 0–1.</param>
/// <param name="FewestIndicators">Fewest of the five diversity indicators that change a tool evolved from an example.</param>
/// <param name="MostIndicators">The most of them.</param>
public sealed record EvolveConfig(
    int Apis, int Clusters, double ExampleShare, double SubtreeMean, int SubtreeLargest, int BufferSize, double NearestAllowed, int FewestIndicators, int MostIndicators)
{
    private static readonly int Indicators = Enum.GetValues<Indicator>().Length;

    /// <summary>
    /// Greatest share of shingles, 0–1, that a tool may have in common with another of any domain: within its own all are compared, in the others those that MinHash finds.
    /// The key's 1 asks for nothing and is null here.
    /// </summary>
    public double? ShinglesAllowed { get; init; }

    /// <summary>Files of real APIs that stand beside those that are designed (OpenAPI, tool lists, what <c>toolace apis import</c> writes); null without any.</summary>
    public IReadOnlyList<string>? Imported { get; init; }

    internal static EvolveConfig Read(Section s)
    {
        var config = ReadKeys(s);
        if (config.FewestIndicators > config.MostIndicators)
        {
            s.Complain("fewestIndicators", $"evolve.fewestIndicators is {config.FewestIndicators}, more than evolve.mostIndicators {config.MostIndicators}");
        }

        return config;
    }

    private static EvolveConfig ReadKeys(Section s) => new(
        s.Whole("apis", 300, 1, 10_000_000),
        s.Whole("clusters", 0, 0, 1_000_000),
        s.Real("exampleShare", 0.6, 0, 1),
        s.Real("subtreeMean", 2, 1, 64),
        s.Whole("subtreeLargest", 6, 1, 64),
        s.Whole("bufferSize", 8, 1, 10_000),
        s.Real("nearestAllowed", 0.92, 0, 1),
        s.Whole("fewestIndicators", 1, 1, Indicators),
        s.Whole("mostIndicators", 2, 1, Indicators))
    {
        ShinglesAllowed = s.Real("shinglesAllowed", 0.75, 0, 1) is < 1 and var allowed ? allowed : null,
        Imported = s.TextList("imported", []) is { Count: > 0 } files ? files : null,
    };
}
