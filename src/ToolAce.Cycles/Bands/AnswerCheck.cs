using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;

namespace ToolAce.Cycles.Bands;

/// <summary>Whether a model masters a dialog: every assistant turn, generated from what stands before it, makes the same calls, or none where none are made.</summary>
internal static class AnswerCheck
{
    /// <summary>One prompt an assistant turn, the turns before it as they were written.</summary>
    public static IReadOnlyList<ChatPrompt> Prompts(Dialog dialog) =>
        [.. Answers(dialog).Select(i => new ChatPrompt(dialog.Tools, [.. dialog.Turns.Take(i)]) { Instruction = dialog.Instruction })];

    /// <summary>Judges the answers to <see cref="Prompts"/>, in order.</summary>
    public static bool IsCorrect(Dialog dialog, IReadOnlyList<string> answers) =>
        Answers(dialog).Select(i => dialog.Turns[i].Text).Zip(answers).All(pair => Agree(CallSyntax.Read(pair.First), CallSyntax.Read(pair.Second)));

    private static IEnumerable<int> Answers(Dialog dialog) => Enumerable.Range(0, dialog.Turns.Count).Where(i => dialog.Turns[i].Role == Role.Assistant);

    private static bool Agree(CallReading gold, CallReading answer) => (gold, answer) switch
    {
        (CallReading.Calls wanted, CallReading.Calls made) => SameCalls(wanted.Items, made.Items),
        (CallReading.Prose, CallReading.Prose) => true,
        _ => false,
    };

    // Calls of one message are independent, so their order says nothing.
    private static bool SameCalls(IReadOnlyList<Call> wanted, IReadOnlyList<Call> made)
    {
        var left = made.ToList();
        return wanted.Count == made.Count && wanted.All(left.Remove);
    }
}
