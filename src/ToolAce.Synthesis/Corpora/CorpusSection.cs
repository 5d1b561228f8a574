namespace ToolAce.Synthesis.Corpora;

/// <summary>A heading of a document and the functionalities under it.</summary>
public sealed record CorpusSection(string Title, IReadOnlyList<Functionality> Functionalities);
