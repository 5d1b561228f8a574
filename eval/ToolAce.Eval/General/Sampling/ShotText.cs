namespace ToolAce.Eval.General.Sampling;

/// <summary>Examples before a question as the harness writes them without a chat template: question, a space, answer, an empty line.</summary>
internal static class ShotText
{
    public static string Write(string description, IEnumerable<(string Question, string Answer)> examples, string question) =>
        description + string.Concat(examples.Select(e => $"{e.Question} {e.Answer}\n\n")) + question;
}
