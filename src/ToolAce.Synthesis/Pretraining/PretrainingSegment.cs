using ToolAce.Core.Dialogs;

namespace ToolAce.Synthesis.Pretraining;

/// <summary>A stretch of a pretraining document, and the weight of its tokens in the loss (0–1). The trainer adds the role marks; null means plain text.</summary>
public sealed record PretrainingSegment(Role? Role, string Text, double Weight);
