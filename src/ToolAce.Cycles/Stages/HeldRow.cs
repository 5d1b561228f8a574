namespace ToolAce.Cycles.Stages;

/// <summary>Something that did not go on. <paramref name="Reason"/> is the word the funnel counts, <paramref name="Detail"/> says it in full.</summary>
internal sealed record HeldRow(string Id, string Reason, string Detail);
