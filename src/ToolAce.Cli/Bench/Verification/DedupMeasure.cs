namespace ToolAce.Cli.Bench.Verification;

/// <summary>
/// What the near-duplicate search costs: <paramref name="Items"/> signatures in <paramref name="Seconds"/>, with processor time that grows with the items to the power
/// <paramref name="Exponent"/>. <paramref name="Found"/> is the share (0–1) of the near copies put in that were found.
/// </summary>
internal sealed record DedupMeasure(int Items, double Seconds, double Exponent, double Found);
