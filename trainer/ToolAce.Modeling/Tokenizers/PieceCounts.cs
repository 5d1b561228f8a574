namespace ToolAce.Modeling.Tokenizers;

/// <summary>How many pieces texts were cut into, and how many of these are one token, had been merged before, or had to be merged.</summary>
public sealed record PieceCounts(long Pieces, long Whole, long Cached, long Merged);
