using ToolAce.Synthesis.Tools;

namespace ToolAce.Synthesis.Documents;

/// <summary>A document to analyse with what is known of it, or, without a document, why a file gives none.</summary>
public sealed record DocumentPiece(DocumentRow Row, SourceDocument? Document);
