namespace ToolAce.Storage.Artifacts;

/// <summary>
/// Something an artifact was made from: its name there, and the hash of its manifest (<see cref="Artifact.Hash"/>) or content, 64 hexadecimal digits.
/// </summary>
public sealed record ArtifactInput(string Name, string Hash);
