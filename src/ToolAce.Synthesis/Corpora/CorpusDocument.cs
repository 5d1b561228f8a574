namespace ToolAce.Synthesis.Corpora;

/// <summary>One document of the corpus: a domain with its sections. <paramref name="Slug"/> is the file name without its ending.</summary>
public sealed record CorpusDocument(string Slug, string Title, string Area, string Prose, IReadOnlyList<CorpusSection> Sections)
{
    /// <summary>The text of the file.</summary>
    public string Source { get; init; } = "";

    /// <summary>Every functionality, in the order written.</summary>
    public IEnumerable<Functionality> Functionalities => Sections.SelectMany(s => s.Functionalities);
}
