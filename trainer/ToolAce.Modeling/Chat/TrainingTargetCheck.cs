using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;

namespace ToolAce.Modeling.Chat;

/// <summary>Refuses dialogs whose targets would teach nothing or teach broken calls; asked before training.</summary>
public static class TrainingTargetCheck
{
    /// <summary>The first reason against training on a dialog, or null. <paramref name="encoded"/> is the dialog after any truncation.</summary>
    public static TargetRefusal? Check(Dialog dialog, EncodedDialog encoded)
    {
        foreach (var turn in dialog.Turns.Where(t => t.Role == Role.Assistant))
        {
            if (string.IsNullOrWhiteSpace(turn.Text))
            {
                return new(dialog.Id, "an assistant turn is empty");
            }

            if (CallSyntax.Read(turn.Text) is CallReading.Malformed broken)
            {
                return new(dialog.Id, $"an assistant turn is a broken call: {broken.Problem} at character {broken.Position}");
            }
        }

        return encoded.Supervised.Contains(value: true) ? null : new(dialog.Id, "no token is supervised");
    }
}
