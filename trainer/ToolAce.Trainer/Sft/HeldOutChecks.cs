namespace ToolAce.Trainer.Sft;

/// <summary>A measurement on held-out dialogs must be a number: one that is not compares with nothing and can be kept in no checkpoint.</summary>
internal static class HeldOutChecks
{
    public static void Refuse(int step, IReadOnlyList<TrainingSample> heldOut, IReadOnlyList<IReadOnlyList<float>> logProbs)
    {
        var bad = heldOut.Zip(logProbs).Where(d => d.Second.Any(x => !float.IsFinite(x))).ToList();
        if (bad.Count > 0)
        {
            throw new TrainingRefusedException(
                $"The loss on held-out dialogs became {-bad.Sum(d => d.Second.Sum(x => (double)x))} after step {step}, on the dialogs {DialogNames.Of([.. bad.Select(d => d.First.Id)])}. "
                + "Lower train.learningRate or look at these dialogs; the last checkpoint is kept.");
        }
    }
}
