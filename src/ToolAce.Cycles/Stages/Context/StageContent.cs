namespace ToolAce.Cycles.Stages.Context;

/// <summary>A file or folder outside the store, found: its name, its absolute path, and the hash of its content.</summary>
public sealed record StageContent(string Name, string Path, string Hash);
