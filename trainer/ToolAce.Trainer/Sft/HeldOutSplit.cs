using ToolAce.Core.Randomness;

namespace ToolAce.Trainer.Sft;

/// <summary>Dialogs to train on and dialogs to measure on, told apart by a hash of their ids.</summary>
internal static class HeldOutSplit
{
    public static (IReadOnlyList<TrainingSample> Train, IReadOnlyList<TrainingSample> HeldOut) Of(
        IReadOnlyList<TrainingSample> samples, EarlyStopping? options, IReadOnlyList<TrainingSample>? given)
    {
        if (options is null)
        {
            return (samples, []);
        }

        if (given is not null)
        {
            return given.Count > 0 ? (samples, given) : throw new TrainingRefusedException("The list of held-out dialogs is empty. Give some, or leave early stopping off.");
        }

        var parts = samples.ToLookup(s => Seeds.Derive(0, "held-out", s.Id) < options.HeldOutShare * int.MaxValue);
        return parts[true].Any() && parts[false].Any()
            ? ([.. parts[false]], [.. parts[true]])
            : throw new TrainingRefusedException(
                $"A held-out share of {options.HeldOutShare} leaves {parts[false].Count()} of {samples.Count} dialogs to train on and {parts[true].Count()} to measure on. "
                + "Change train.earlyStopping.heldOutShare, give a list of held-out dialogs, or leave early stopping off.");
    }
}
