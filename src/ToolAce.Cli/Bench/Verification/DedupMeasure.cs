namespace ToolAce.Cli.Bench.Verification;

/// <summary>What the near-duplicate search costs: <paramref name="Items"/> signatures in <paramref name="Seconds"/>, growing with the items to the power <paramref name="Exponent"/>.</summary>
internal sealed record DedupMeasure(int Items, double Seconds, double Exponent)
{
    /// <summary>The measurement; null as long as there is no index to measure.</summary>
    public static DedupMeasure? Run() => null;
}
