namespace ToolAce.Modeling.Tokenizers.Characters;

/// <summary>What the usual pre-tokenisers tell apart; every code point is exactly one of them.</summary>
internal enum CharacterKind : byte
{
    /// <summary>Punctuation, symbols, marks, control characters, unassigned code points: <c>[^\s\p{L}\p{N}]</c>.</summary>
    Other,

    /// <summary><c>\p{L}</c>.</summary>
    Letter,

    /// <summary><c>\p{N}</c>.</summary>
    Number,

    /// <summary><c>\s</c> but line feed and carriage return.</summary>
    Space,

    /// <summary>Line feed and carriage return.</summary>
    LineBreak,
}
