namespace ToolAce.Synthesis.Corpora;

/// <summary>A heading of a document and the functionalities under it.</summary>
public sealed record CorpusSection(string Title, IReadOnlyList<Functionality> Functionalities)
{
    /// <summary>Narrower sections that it is divided into; none in a document of the corpus.</summary>
    public IReadOnlyList<CorpusSection> Sections { get; init; } = [];

    /// <summary>Every functionality, narrower sections' included.</summary>
    public IEnumerable<Functionality> All() => Functionalities.Concat(Sections.SelectMany(s => s.All()));
}
