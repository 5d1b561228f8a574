namespace ToolAce.Synthesis.Tools;

/// <summary>Reads a document and names its domain and all plausible functionalities (ToolACE 2.1, speciation).</summary>
public interface IDocumentAnalyst
{
    /// <summary>The domain and functionalities of one document.</summary>
    Task<DomainAnalysis> AnalyseAsync(SourceDocument document, CancellationToken cancellationToken);
}
