using ToolAce.Core.Statistics;

namespace ToolAce.Cli.Bench.Training;

/// <summary>One side's own figures over the rounds.</summary>
/// <param name="Name">Which side.</param>
/// <param name="Version">What it ran on.</param>
/// <param name="TokensPerSecond">Of each round, in the order they were run.</param>
/// <param name="PeakMemory">Bytes, the median round.</param>
/// <param name="LastLoss">Loss of the last step of the first round.</param>
internal sealed record SideReport(string Name, string Version, IReadOnlyList<double> TokensPerSecond, long PeakMemory, double LastLoss)
{
    /// <summary>Sums up the rounds, each of so many tokens a step.</summary>
    public static SideReport Of(string name, IReadOnlyList<SideResult> rounds, int tokens) => new(
        name,
        rounds[0].Version,
        [.. rounds.Select(r => Math.Round(tokens / r.StepSeconds))],
        (long)Quantiles.Of(rounds.Select(r => (double)r.PeakMemory), 0.5),
        rounds[0].Losses[^1]);
}
