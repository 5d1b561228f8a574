namespace ToolAce.Cycles.Stages.Context;

/// <summary>An artifact to read, found: its name, the iteration that wrote it, its folder, and the hash of its manifest.</summary>
public sealed record StageInput(string Artifact, int Iteration, string Folder, string Hash);
