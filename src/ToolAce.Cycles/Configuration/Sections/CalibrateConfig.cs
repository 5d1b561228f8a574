using ToolAce.Cycles.Configuration.Reading;

namespace ToolAce.Cycles.Configuration;

/// <summary>How the band is found (methods.md A2.4, E).</summary>
/// <param name="PriorSize">Dialogs in the prior set.</param>
/// <param name="ProbeSteps">Optimizer steps of the probe training.</param>
/// <param name="LowerQuantile">Of complexity over samples already generated correctly, 0–1.</param>
/// <param name="UpperQuantile">Of complexity after the probe over samples still wrong, 0–1.</param>
/// <param name="MinCorrect">With fewer correct samples than this the lower bound is 0.</param>
public sealed record CalibrateConfig(int PriorSize, int ProbeSteps, double LowerQuantile, double UpperQuantile, int MinCorrect)
{
    internal static CalibrateConfig Read(Section s) => new(
        s.Whole("priorSize", 96, 4, 100_000),
        s.Whole("probeSteps", 60, 1, 100_000),
        s.Real("lowerQuantile", 0.75, 0, 1),
        s.Real("upperQuantile", 0.25, 0, 1),
        s.Whole("minCorrect", 20, 1, 100_000));
}
