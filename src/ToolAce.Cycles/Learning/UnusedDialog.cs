namespace ToolAce.Cycles.Learning;

/// <summary>A dialog that cannot be trained on. <paramref name="Reason"/> is a word for the funnel, <paramref name="Detail"/> says it in full.</summary>
public sealed record UnusedDialog(string DialogId, string Reason, string Detail);
