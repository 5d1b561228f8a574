namespace ToolAce.Eval.Leaderboards.Official;

/// <summary>A published aggregate beside what our formula makes of the same row's categories; fractions 0–1.</summary>
/// <param name="Model">The row.</param>
/// <param name="Figure">The aggregate's name.</param>
/// <param name="Published">As printed, to a hundredth of a point.</param>
/// <param name="Recomputed">By our formula; null where the row does not hold the categories.</param>
public sealed record FigureCheck(string Model, string Figure, double Published, double? Recomputed)
{
    /// <summary>Two hundredths of a point: boards print one, and their parts are rounded before they get here.</summary>
    public const double Tolerance = 0.0002;

    /// <summary>Whether the two are the same but for rounding; null where there is nothing to compare.</summary>
    public bool? Agrees => Recomputed is { } value ? Math.Abs(value - Published) <= Tolerance + 1e-12 : null;
}
