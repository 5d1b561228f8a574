namespace ToolAce.Eval.General;

/// <summary>A question answered by the likeliest letter. <paramref name="Answer"/> is the right one's index in <paramref name="Letters"/>.</summary>
public sealed record ChoiceItem(string Id, string Category, string Question, string Context, IReadOnlyList<string> Letters, int Answer)
    : GeneralItem(Id, Category, Question, Context);
