namespace ToolAce.Storage.Tests.Support;

/// <summary>A recursive type: it has no columns of its own.</summary>
public sealed record SampleTree(string Name, IReadOnlyList<SampleTree> Children);
