namespace ToolAce.Synthesis.Corpora;

/// <summary>A parameter of a functionality; the name is one or two words separated by a space.</summary>
public sealed record CorpusParameter(string Name, ValueKind Kind, bool Optional, string Description);
