using ToolAce.Core.Dialogs;

namespace ToolAce.Synthesis.Dialogs;

/// <summary>
/// What became of one index: a dialog, or the reason why there is none. <paramref name="Final"/> is the complexity after the last adjustment;
/// <paramref name="OutsideBand"/> tells that it still misses the band.
/// </summary>
public sealed record GeneratedDialog(int Index, DialogKind Kind, Dialog? Dialog, string? DropReason, Complexity? Final, bool OutsideBand, Difficulty Difficulty);
