using ToolAce.Core.Calls.Formats;
using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Learning.Variations;
using ToolAce.Modeling.Chat;
using ToolAce.Trainer.Sft;

namespace ToolAce.Cycles.Learning;

/// <summary>Dialogs as the trainer wants them, and those it cannot have, with the reason.</summary>
public static class TrainingTargets
{
    /// <summary>Encodes and checks every dialog; <paramref name="longest"/> is the most tokens of one, as it is trained on after <paramref name="variation"/>.</summary>
    public static (IReadOnlyList<TrainingSample> Samples, IReadOnlyList<UnusedDialog> Unused) Encode(IReadOnlyList<Dialog> dialogs, ChatTemplate template, int longest, TrainingVariation? variation = null)
    {
        var samples = new List<TrainingSample>();
        var unused = new List<UnusedDialog>();
        foreach (var dialog in dialogs)
        {
            var varied = variation?.Vary(dialog) ?? new VariedDialog(dialog, CallFormat.Bracket, Problem: null);
            var encoded = template.Encode(varied.Dialog);
            if (varied.Problem is { } problem)
            {
                unused.Add(new(dialog.Id, "bad_target", problem));
            }
            else if (encoded.Ids.Length > longest)
            {
                unused.Add(new(dialog.Id, "too_long", $"{encoded.Ids.Length} tokens, at most {longest} are allowed"));
            }
            else if (TrainingTargetCheck.Check(varied.Dialog, encoded, template, varied.Format) is { } refusal)
            {
                unused.Add(new(dialog.Id, "bad_target", refusal.Reason));
            }
            else
            {
                samples.Add(new TrainingSample(dialog.Id, encoded.Ids, encoded.Supervised));
            }
        }

        return (samples, unused);
    }
}
