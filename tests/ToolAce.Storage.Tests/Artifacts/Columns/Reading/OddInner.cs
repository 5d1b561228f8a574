namespace ToolAce.Storage.Tests.Artifacts.Columns.Reading;

/// <summary>A record in a list of lists.</summary>
public sealed record OddInner(string? Name, IReadOnlyList<OddPoint> Path);
