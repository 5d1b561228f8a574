namespace ToolAce.Synthesis.Tools;

/// <summary>A raw document that speciation reads: a manual, API documentation, a product description. <paramref name="Slug"/> names it.</summary>
public sealed record SourceDocument(string Slug, string Text)
{
    /// <summary>What its domain is called where nothing in the text says better.</summary>
    public string Domain { get; init; } = Slug;

    /// <summary>Whether a person chose <see cref="Domain"/>; if not, as for a row of a table, an analyst may find a name in the text.</summary>
    public bool IsNamed { get; init; } = true;
}
