using System.Text.Json.Serialization;
using ToolAce.Core.Statistics;

namespace ToolAce.Cli.Bench.Training;

/// <summary>What one process measured of itself: a value per step, and its peak of memory in bytes.</summary>
/// <param name="Losses">Mean loss per supervised token.</param>
/// <param name="Seconds">Wall-clock time.</param>
/// <param name="CpuSeconds">Processor time of all its threads.</param>
/// <param name="PeakMemory">The most it held (VmHWM).</param>
/// <param name="Version">What it ran on.</param>
/// <param name="Resident">Bytes held after each step; null where nobody looked.</param>
internal sealed record SideResult(
    IReadOnlyList<double> Losses, IReadOnlyList<double> Seconds, IReadOnlyList<double> CpuSeconds, long PeakMemory, string Version, IReadOnlyList<long>? Resident = null)
{
    /// <summary>Seconds of a step after the warm-up: the median, since other processes only ever make a step longer.</summary>
    [JsonIgnore]
    public double StepSeconds => Quantiles.Of(Seconds.Skip(TrainingSize.WarmUp), 0.5);

    /// <summary>Processor seconds of a step after the warm-up.</summary>
    [JsonIgnore]
    public double StepCpuSeconds => Quantiles.Of(CpuSeconds.Skip(TrainingSize.WarmUp), 0.5);

    /// <summary>The largest difference between two sides' losses of one step; infinite where they did not do equally many.</summary>
    public double LargestDifference(SideResult other) =>
        Losses.Count == other.Losses.Count && Losses.Concat(other.Losses).All(double.IsFinite) ? Losses.Zip(other.Losses, (a, b) => Math.Abs(a - b)).Max() : double.PositiveInfinity;
}
