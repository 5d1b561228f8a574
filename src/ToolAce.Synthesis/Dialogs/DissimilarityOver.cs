namespace ToolAce.Synthesis.Dialogs;

/// <summary>Which of the offered tools a request is compared with.</summary>
public enum DissimilarityOver
{
    /// <summary>The most similar one.</summary>
    Nearest,

    /// <summary>All of them, on average.</summary>
    Mean,

    /// <summary>The least similar one.</summary>
    Farthest,
}
