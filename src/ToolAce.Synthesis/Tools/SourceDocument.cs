namespace ToolAce.Synthesis.Tools;

/// <summary>A raw document that speciation reads: a manual, API documentation, a product description. <paramref name="Slug"/> names it.</summary>
public sealed record SourceDocument(string Slug, string Text);
