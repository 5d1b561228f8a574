namespace ToolAce.Eval.General.CommonsenseQa;

/// <summary>One question with five choices. <paramref name="Answer"/> is an index.</summary>
internal sealed record CommonsenseQuestion(string Id, string Question, IReadOnlyList<string> Choices, int Answer)
{
    public static IReadOnlyList<string> Letters { get; } = ["A", "B", "C", "D", "E"];
}
