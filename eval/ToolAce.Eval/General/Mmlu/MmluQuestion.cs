namespace ToolAce.Eval.General.Mmlu;

/// <summary>One question as published. <paramref name="Number"/> counts from 0 within subject and split; <paramref name="Answer"/> is an index.</summary>
internal sealed record MmluQuestion(string Subject, int Number, string Question, IReadOnlyList<string> Choices, int Answer)
{
    public static IReadOnlyList<string> Letters { get; } = ["A", "B", "C", "D"];

    /// <exception cref="FormatException">It has not four choices and an answer among them.</exception>
    public static MmluQuestion Of(string subject, int number, string question, IReadOnlyList<string> choices, int answer) =>
        choices.Count == Letters.Count && answer >= 0 && answer < choices.Count
            ? new MmluQuestion(subject, number, question, choices, answer)
            : throw new FormatException($"a question has {Letters.Count} choices and the answer {string.Join(", ", Letters)}, not {choices.Count} choices and answer {answer}");
}
