using ToolAce.Core.Dialogs;

namespace ToolAce.Cycles.Stages.Selection;

/// <summary>An accepted dialog and its complexity; null when it was not measured.</summary>
internal sealed record Candidate(Dialog Dialog, double? Complexity);
