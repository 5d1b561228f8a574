namespace ToolAce.Synthesis.Corpora;

/// <summary>A returned field of a functionality.</summary>
public sealed record CorpusReturn(string Name, ValueKind Kind);
