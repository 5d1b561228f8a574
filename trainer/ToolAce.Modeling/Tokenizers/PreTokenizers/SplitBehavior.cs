namespace ToolAce.Modeling.Tokenizers.PreTokenizers;

/// <summary>What becomes of the matches when text is cut at them.</summary>
internal enum SplitBehavior
{
    Removed,
    Isolated,
    MergedWithPrevious,
    MergedWithNext,
    Contiguous,
}
