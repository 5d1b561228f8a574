namespace ToolAce.Modeling.Tokenizers.Merging;

/// <summary>
/// How unknown characters and whole pieces are treated. Without an unknown mark and byte fallback, unknown characters are dropped, as the reference
/// implementation does; <paramref name="IgnoreMerges"/>: a piece in the vocabulary is one token whatever the merges say.
/// </summary>
internal sealed record BpeSettings(int? UnknownId, bool FuseUnknown, bool ByteFallback, bool IgnoreMerges);
