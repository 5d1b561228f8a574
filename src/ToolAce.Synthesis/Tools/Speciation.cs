using ToolAce.Synthesis.Corpora;

namespace ToolAce.Synthesis.Tools;

/// <summary>Speciation: documents become an API context tree.</summary>
public static class Speciation
{
    /// <summary>Reads every document, in order, and joins what the analyst found.</summary>
    public static async Task<ContextTree> BuildAsync(
        IDocumentAnalyst analyst, IEnumerable<SourceDocument> documents, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var analyses = new List<DomainAnalysis>();
        foreach (var document in documents)
        {
            analyses.Add(await analyst.AnalyseAsync(document, cancellationToken));
            progress?.Report(analyses.Count);
        }

        return ContextTree.Of(analyses);
    }

    /// <summary>Corpus documents as raw documents.</summary>
    public static IReadOnlyList<SourceDocument> Sources(IEnumerable<CorpusDocument> documents) => [.. documents.Select(d => new SourceDocument(d.Slug, d.Source))];
}
