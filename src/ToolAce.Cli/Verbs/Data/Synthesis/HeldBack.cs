namespace ToolAce.Cli.Verbs.Data.Synthesis;

/// <summary>One that was held back: the index that came to nothing, or the name of what was made, and why in full.</summary>
internal sealed record HeldBack(int? Index, string? Name, string Reason);
