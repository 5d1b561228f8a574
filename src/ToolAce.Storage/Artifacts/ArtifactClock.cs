namespace ToolAce.Storage.Artifacts;

/// <summary>When an artifact was closed, and the seconds its last attempt took; kept in clock.json, outside the manifest.</summary>
public sealed record ArtifactClock(DateTimeOffset CreatedAt, double Seconds);
