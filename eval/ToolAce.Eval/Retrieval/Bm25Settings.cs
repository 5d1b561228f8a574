namespace ToolAce.Eval.Retrieval;

/// <summary>How fast a word's repetitions saturate, how much a document's length counts, and what every match adds at least.</summary>
internal sealed record Bm25Settings(double K1, double B, double Delta);
