namespace ToolAce.Modeling.Tokenizers.Merging;

/// <summary>The <c>model</c> part of tokenizer.json. <paramref name="Slots"/>: size of the cache of pieces, a power of two or 0.</summary>
internal sealed record BpeParts(BpeSettings Settings, IReadOnlyDictionary<string, int> Vocabulary, MergeTable Merges, int Slots);
