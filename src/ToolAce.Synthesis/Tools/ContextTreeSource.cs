namespace ToolAce.Synthesis.Tools;

/// <summary>Where a node of the context tree comes from: its path, the documents that it was found in, and the names that merging brought it besides its own.</summary>
public sealed record ContextTreeSource(string Path, IReadOnlyList<string> Documents, IReadOnlyList<string> AlsoCalled);
