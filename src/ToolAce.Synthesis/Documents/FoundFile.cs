namespace ToolAce.Synthesis.Documents;

/// <summary>Something that a folder holds: its path, its path within the folder, and why it is not read where it is not.</summary>
internal sealed record FoundFile(string Path, string Relative, DocumentOutcome? Outcome = null, string? Reason = null);
