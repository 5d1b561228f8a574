using ToolAce.Core.Calls;
using ToolAce.Core.Calls.Formats;
using ToolAce.Core.Dialogs;

namespace ToolAce.Modeling.Chat;

/// <summary>Refuses dialogs whose targets would teach nothing, broken calls, or something else than they say; asked before training.</summary>
public static class TrainingTargetCheck
{
    private const int Shown = 24;

    /// <summary>
    /// The first reason against training on a dialog, or null. <paramref name="encoded"/> is the dialog as <paramref name="template"/> encodes it, after any
    /// truncation; <paramref name="format"/> is how its calls are written.
    /// </summary>
    public static TargetRefusal? Check(Dialog dialog, EncodedDialog encoded, ChatTemplate template, CallFormat format = CallFormat.Bracket)
    {
        for (var i = 0; i < dialog.Turns.Count; i++)
        {
            if (dialog.Turns[i].Role == Role.Assistant && Problem(dialog.Turns[i].Text, template, format) is { } problem)
            {
                return new(dialog.Id, $"an assistant turn {problem} (turn {i + 1})");
            }
        }

        return encoded.Supervised.Contains(value: true) ? null : new(dialog.Id, "no token is supervised");
    }

    private static string? Problem(string text, ChatTemplate template, CallFormat format)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "is empty";
        }

        var problem = CallFormats.Read(text, format) switch
        {
            CallReading.Malformed broken => $"is a broken call: {broken.Problem} at character {broken.Position}",
            CallReading.Calls calls => CallProblem(calls.Items, format),
            _ => null,
        };
        return problem ?? (template.FirstLoss(text) is { } loss
            ? $"does not come back from the tokenizer: from character {loss.At} on, \"{Start(loss.Wanted)}\" becomes \"{Start(loss.Got)}\""
            : null);
    }

    /// <summary>What is taught must mean the same written canonically, or scoring would read it differently.</summary>
    private static string? CallProblem(IReadOnlyList<Call> calls, CallFormat format)
    {
        if (calls.Count == 0)
        {
            return "is an empty list of calls";
        }

        var printed = CallFormats.Write(calls, format);
        return CallFormats.Read(printed, format) is CallReading.Calls again && again.Items.SequenceEqual(calls) ? null : $"does not survive the call parser: it is read back from {printed} as something else";
    }

    private static string Start(string text) => text.Length <= Shown ? text : text[..Shown] + "…";
}
