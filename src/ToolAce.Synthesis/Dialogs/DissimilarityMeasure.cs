namespace ToolAce.Synthesis.Dialogs;

/// <summary>How alike a request and the definition of a tool are (methods.md E: the paper leaves it open).</summary>
public enum DissimilarityMeasure
{
    /// <summary>Cosine of the words, each weighed by how much it says in the pool.</summary>
    TfIdf,

    /// <summary>Jaccard similarity of every two neighbouring words: order counts, weight does not.</summary>
    Shingles,
}
