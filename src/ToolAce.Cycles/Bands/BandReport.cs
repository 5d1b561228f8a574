using ToolAce.Core.Dialogs;

namespace ToolAce.Cycles.Bands;

/// <summary>A band and where it comes from: nothing about it is silent.</summary>
/// <param name="ModelVersion">The model whose complexities it bounds.</param>
/// <param name="Lower">Below it a sample is mastered.</param>
/// <param name="Upper">Above it a sample is too hard to learn.</param>
/// <param name="Samples">How many samples it was found on.</param>
/// <param name="Correct">Of them, generated correctly.</param>
/// <param name="StillWrong">Of them, still wrong after training.</param>
/// <param name="Inside">Share of the samples within the band, 0–1.</param>
/// <param name="LowerQuantile">P75 (by default) of complexity over the correct; null without any.</param>
/// <param name="UpperQuantile">P25 (by default) of complexity after training over the still wrong; null without any.</param>
/// <param name="Quartiles">First quartile, median and third quartile of complexity over all samples.</param>
/// <param name="Fallbacks">The fallbacks taken, in order; empty when the quantiles stand as they are.</param>
public sealed record BandReport(
    string ModelVersion,
    double Lower,
    double Upper,
    int Samples,
    int Correct,
    int StillWrong,
    double Inside,
    double? LowerQuantile,
    double? UpperQuantile,
    IReadOnlyList<double> Quartiles,
    IReadOnlyList<BandFallback> Fallbacks)
{
    /// <summary>The band alone.</summary>
    public Band ToBand() => new(ModelVersion, Lower, Upper);

    /// <summary>How far a complexity lies outside; 0 within.</summary>
    public double Distance(double complexity) => Math.Max(0, Math.Max(Lower - complexity, complexity - Upper));
}
