namespace ToolAce.Storage.Ledgers.Rows;

/// <summary>A model version that a cycle used or made, and the artifact that says so. <paramref name="Base"/> is the version an adapter belongs to.</summary>
public sealed record ModelRow(string CycleId, string Version, string Label, string? Base, int Iteration, string ArtifactPath);
