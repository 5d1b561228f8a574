namespace ToolAce.Trainer.Exports.ModelCards;

/// <summary>What the published model got in one category of a suite: <paramref name="Correct"/> of <paramref name="Items"/>, and the 95 % interval of that share, 0–1.</summary>
public sealed record ModelCardScore(string Suite, string Category, int Correct, int Items, double Low, double High)
{
    /// <summary>The untouched base's share on the same items, 0–1; null where it was not asked.</summary>
    public double? Base { get; init; }
}
