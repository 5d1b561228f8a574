namespace ToolAce.Web.Api;

/// <summary>The cycle that was taken up, and whether it is an earlier one that goes on; or why there is none.</summary>
public sealed record CycleReply(string? CycleId, bool GoesOn, string? Problem = null);
