namespace ToolAce.Synthesis.Documents;

/// <summary>What became of one document, as a row of an artifact.</summary>
/// <param name="File">The file, relative to the folder that was read.</param>
/// <param name="Place">Where in the file: a line, a row, a part; empty for the whole.</param>
/// <param name="Slug">How the document is called; empty where there is none.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Characters">Its length in UTF-16 code units.</param>
/// <param name="Cut">Whether it is a part of a document that was too long.</param>
/// <param name="Encoding">The encoding of its file; empty where it was not decoded.</param>
/// <param name="Detail">Why, or what else there is to say; null where nothing is.</param>
public sealed record DocumentRow(string File, string Place, string Slug, DocumentOutcome Outcome, int Characters, bool Cut, string Encoding, string? Detail);
