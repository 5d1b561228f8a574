using ToolAce.Core.Dialogs;

namespace ToolAce.Synthesis.Dialogs;

/// <summary>One version of a dialog on its way to the band (ToolACE 2.2.3): what was asked for and what came of it, whether it was kept or not.</summary>
/// <param name="Round">0 for the dialog as first written, then the rounds of adjustment.</param>
/// <param name="Direction">Which way it was pushed; null for the first.</param>
/// <param name="Difficulty">What the person was to aim at.</param>
/// <param name="Complexity">Nats a token; null where it could not be measured.</param>
/// <param name="Kept">Whether it took the place of the version before.</param>
/// <param name="DropReason">Why it could not; null where it could.</param>
public sealed record ComplicationAttempt(int Round, AdjustmentDirection? Direction, Difficulty Difficulty, double? Complexity, bool Kept, string? DropReason)
{
    /// <summary>What a person played by a language model was told; null for a scripted one, who goes by the difficulty alone.</summary>
    public string? Instruction { get; init; }

    /// <summary>All that the person said; null where nothing was said.</summary>
    public string? Request { get; init; }

    /// <summary>SHA-256 over all turns as JSON, 64 hexadecimal digits; null where there is no dialog.</summary>
    public string? TurnsSha256 { get; init; }
}
