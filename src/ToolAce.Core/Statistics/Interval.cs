namespace ToolAce.Core.Statistics;

/// <summary>A confidence interval; fractions are 0–1.</summary>
public sealed record Interval(double Low, double High)
{
    /// <summary>Whether the two have no point in common.</summary>
    public bool IsDisjointFrom(Interval other) => High < other.Low || other.High < Low;
}
