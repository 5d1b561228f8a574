namespace ToolAce.Modeling.Chat;

/// <summary>Why a dialog cannot be trained on.</summary>
public sealed record TargetRefusal(string DialogId, string Reason);
