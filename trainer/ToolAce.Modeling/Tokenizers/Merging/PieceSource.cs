namespace ToolAce.Modeling.Tokenizers.Merging;

/// <summary>Where a piece's ids come from.</summary>
internal enum PieceSource
{
    /// <summary>It is one token.</summary>
    Whole,

    /// <summary>It was merged before and kept.</summary>
    Cached,

    /// <summary>It had to be merged.</summary>
    Merged,
}
