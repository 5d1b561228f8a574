namespace ToolAce.Eval.Bfcl.Agentic.Corpora;

/// <summary>A page: its address, its title, its text, and the page as it was where that is HTML.</summary>
public sealed record CorpusDocument(string Url, string Title, string Text, string? Html = null);
