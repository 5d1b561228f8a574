using ToolAce.Cycles.Stages.Verifying;

namespace ToolAce.Cycles.Humans;

/// <summary>A dialog that people judged as it stands now: what verification decided, and the people's verdicts on this very text, oldest first.</summary>
internal sealed record ReviewedDialog(string DialogId, VerdictRow Verification, IReadOnlyList<StoredVerdict> Verdicts);
