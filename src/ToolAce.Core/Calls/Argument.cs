namespace ToolAce.Core.Calls;

/// <summary>One named argument of a call.</summary>
public sealed record Argument(string Name, Literal Value);
