namespace ToolAce.Eval.General;

/// <summary>A question answered in words that end in a number. <paramref name="Solution"/> is the published solution, its number after <c>####</c>.</summary>
public sealed record NumberItem(string Id, string Category, string Question, string Context, string Solution)
    : GeneralItem(Id, Category, Question, Context);
