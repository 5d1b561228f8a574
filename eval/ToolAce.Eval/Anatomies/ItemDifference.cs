namespace ToolAce.Eval.Anatomies;

/// <summary>An item of which two runs made something else.</summary>
public sealed record ItemDifference(string Suite, string Category, string ItemId, string Question, ItemAnswer First, ItemAnswer Second)
{
    /// <summary>1 where only the second run is right, −1 where only the first is, 0 where both are wrong in other ways (or right in other ways).</summary>
    public int Gain => (Second.Correct ? 1 : 0) - (First.Correct ? 1 : 0);
}
