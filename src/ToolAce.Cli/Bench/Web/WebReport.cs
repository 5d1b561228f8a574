namespace ToolAce.Cli.Bench.Web;

/// <summary>All figures that were asked for.</summary>
internal sealed record WebReport(IReadOnlyList<Figure> Figures)
{
    /// <summary>Whether every one keeps to its limit.</summary>
    public bool Met => Figures.All(f => f.Met);
}
