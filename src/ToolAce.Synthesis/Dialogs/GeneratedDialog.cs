using ToolAce.Core.Dialogs;

namespace ToolAce.Synthesis.Dialogs;

/// <summary>
/// What became of one index: a dialog, or the reason why there is none. <paramref name="Final"/> is the complexity after the last adjustment;
/// <paramref name="OutsideBand"/> tells that it still misses the band. <paramref name="Kind"/> is the one planned.
/// </summary>
public sealed record GeneratedDialog(int Index, DialogKind Kind, Dialog? Dialog, string? DropReason, Complexity? Final, bool OutsideBand, Difficulty Difficulty)
{
    /// <summary>What the assistant thought before its calls; empty where it does not say.</summary>
    public IReadOnlyList<TurnThinking> Thinking { get; init; } = [];

    /// <summary>Every version on the way to the band, the first and those not kept included; empty where none but the first was written.</summary>
    public IReadOnlyList<ComplicationAttempt> Attempts { get; init; } = [];
}
