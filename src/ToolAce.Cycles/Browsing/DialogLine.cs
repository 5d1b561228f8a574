namespace ToolAce.Cycles.Browsing;

/// <summary>A dialog in one line. <paramref name="Complexity"/> in nats a token; the last three are null before verification.</summary>
public sealed record DialogLine(
    string Id, string Kind, string Domain, string Request, long Calls, double? Complexity, string? Outcome, string? Check, string? Reason);
