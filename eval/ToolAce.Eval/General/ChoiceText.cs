namespace ToolAce.Eval.General;

/// <summary>A question with lettered choices, ending where the letter is to follow.</summary>
internal static class ChoiceText
{
    public static string Write(string opening, string question, IReadOnlyList<string> choices) =>
        $"{opening}{question.Trim()}\n{string.Concat(choices.Select((c, i) => $"{(char)('A' + i)}. {c}\n"))}Answer:";
}
