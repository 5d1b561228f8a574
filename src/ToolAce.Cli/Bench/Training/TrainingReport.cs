using ToolAce.Core.Statistics;

namespace ToolAce.Cli.Bench.Training;

/// <summary>What came out for one model. Ratios are medians of the rounds, ours over theirs; null where that side did not run.</summary>
/// <param name="Parameters">Weights of the model.</param>
/// <param name="Mode">What was trained: <c>lora</c>.</param>
/// <param name="TokensPerSecond">Ours.</param>
/// <param name="RatioToTuned">Our tokens a second over the peer's with our settings.</param>
/// <param name="RatioToStock">Our tokens a second over the peer's as installed.</param>
/// <param name="PeakMemoryRatio">Our peak of memory over the tuned peer's.</param>
/// <param name="BytesPerStep">Slope of the memory held over the steps after warm-up; null for fewer than <see cref="MemorySlope.FewestSteps"/>.</param>
/// <param name="CpuRatioToTuned">The tuned peer's processor time of a step over ours: what the speeds would be on a machine without other work.</param>
/// <param name="LargestLossDifference">The largest difference of a step's loss between ours and any run of the peer.</param>
/// <param name="Length">Tokens of a sequence.</param>
/// <param name="Batch">Sequences of a step.</param>
/// <param name="Rank">Rank of the adapter.</param>
/// <param name="Sides">Every side's own figures.</param>
internal sealed record TrainingReport(
    long Parameters,
    string Mode,
    double TokensPerSecond,
    double? RatioToTuned,
    double? RatioToStock,
    double? PeakMemoryRatio,
    double? BytesPerStep,
    double? CpuRatioToTuned,
    double? LargestLossDifference,
    int Length,
    int Batch,
    int Rank,
    IReadOnlyList<SideReport> Sides)
{
    /// <summary>Whether what was measured keeps to the limits: at least the tuned peer's speed, 1.8 times the stock one's, 1.1 times its memory, 1 kB a step.</summary>
    public bool Met => RatioToTuned is not < 1 && RatioToStock is not < 1.8 && PeakMemoryRatio is not > 1.1 && BytesPerStep is not > 1000;

    /// <summary>Sums up the rounds. The first side is ours.</summary>
    public static TrainingReport Of(long parameters, TrainingJob job, IReadOnlyList<(Side Side, List<SideResult> Rounds)> sides, int rank)
    {
        var ours = sides[0].Rounds;
        var (tuned, stock) = (Rounds(sides, "tuned"), Rounds(sides, "stock"));
        double? Ratio(List<SideResult>? theirs, Func<SideResult, double> cost) =>
            theirs is null ? null : Math.Round(Quantiles.Of(theirs.Select(cost), 0.5) / Quantiles.Of(ours.Select(cost), 0.5), 3);
        return new TrainingReport(
            parameters,
            "lora",
            Math.Round(job.Tokens / Quantiles.Of(ours.Select(r => r.StepSeconds), 0.5)),
            Ratio(tuned, r => r.StepSeconds),
            Ratio(stock, r => r.StepSeconds),
            tuned is null ? null : Math.Round(1 / Ratio(tuned, r => r.PeakMemory)!.Value, 3),
            MemorySlope.Of(ours[0].Resident ?? []),
            Ratio(tuned, r => r.StepCpuSeconds),
            sides.Count == 1 ? null : sides.Skip(1).SelectMany(s => s.Rounds).Max(r => r.LargestDifference(ours[0])),
            job.Sequences[0].Length,
            job.Sequences.Count,
            rank,
            [.. sides.Select(s => SideReport.Of(s.Side.Name, s.Rounds, job.Tokens))]);
    }

    private static List<SideResult>? Rounds(IReadOnlyList<(Side Side, List<SideResult> Rounds)> sides, string name) =>
        sides.Where(s => s.Side.Name == name).Select(s => s.Rounds).SingleOrDefault();
}
