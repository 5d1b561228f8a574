namespace ToolAce.Core.Similarity;

/// <summary>The item most like another: its number, counted from 0, and the Jaccard similarity of the two (0–1). Number −1 and similarity 0 where none was found.</summary>
public readonly record struct Neighbour(int Index, double Jaccard)
{
    /// <summary>No neighbour.</summary>
    public static Neighbour None { get; } = new(-1, 0);

    /// <summary>The nearer of the two; of two as near, the one with the lower number, so that the order of looking does not matter.</summary>
    internal Neighbour Nearer(Neighbour other) =>
        other.Jaccard > Jaccard || (other.Jaccard == Jaccard && other.Index >= 0 && other.Index < Index) ? other : this;
}
