namespace ToolAce.Eval.Separation;

/// <summary>Where a sample meets a suite: the first item of it that says the same, and what that is.</summary>
public sealed record Overlap(string Suite, string Item, OverlapKind Kind, string What)
{
    /// <summary>The word that funnels count.</summary>
    public string Reason => $"contaminated: {Suite}";

    /// <summary>In full.</summary>
    public string Detail => Kind == OverlapKind.Tool
        ? $"item {Item} of {Suite} offers the same tool: {What}"
        : $"item {Item} of {Suite} has the same words: {What}";
}
