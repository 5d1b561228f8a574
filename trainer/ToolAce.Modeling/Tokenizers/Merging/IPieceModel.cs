namespace ToolAce.Modeling.Tokenizers.Merging;

/// <summary>The ids of one piece, which no token crosses. Safe for many threads.</summary>
internal interface IPieceModel
{
    /// <summary>Adds the ids of <paramref name="piece"/> (not empty, well-formed UTF-16) to <paramref name="ids"/>.</summary>
    void Encode(ReadOnlySpan<char> piece, List<int> ids);
}
