namespace ToolAce.Trainer.Sft;

/// <summary>What is refused before the first step.</summary>
internal static class SftChecks
{
    public static void Samples(IReadOnlyList<TrainingSample> samples, int longest)
    {
        if (samples.Count == 0)
        {
            throw new TrainingRefusedException("There are no dialogs to train on. See the funnel for where they were held back.");
        }

        foreach (var sample in samples)
        {
            if (!sample.Supervised.Skip(1).Any(x => x))
            {
                throw new TrainingRefusedException($"Dialog {sample.Id} has no supervised token: its assistant turns are empty or the chat format dropped them.");
            }

            if (sample.Ids.Count > longest)
            {
                throw new TrainingRefusedException($"Dialog {sample.Id} has {sample.Ids.Count} tokens; at most {longest} are allowed. Leave it out or raise train.maxLength.");
            }
        }
    }

    public static void Options(SftOptions options)
    {
        void Refuse(bool wrong, string key, object value, string range)
        {
            if (wrong)
            {
                throw new TrainingRefusedException($"train.{key} is {value}; it must be {range}.");
            }
        }

        Refuse(options.Batch < 1, "batch", options.Batch, "at least 1");
        Refuse(options.MicroBatch < 1, "microBatch", options.MicroBatch, "at least 1");
        Refuse(options.PackedTokens < 0, "packedTokens", options.PackedTokens, "0 (4,096, or a longer dialog) or more");
        Refuse(options.LossRows < 0, "lossRows", options.LossRows, "0 (by memory) or more");
        Refuse(!double.IsFinite(options.LearningRate) || options.LearningRate < 0, "learningRate", options.LearningRate, "a number, 0 or more");
        Refuse(!(options.Clip > 0), "clip", options.Clip, "above 0");
        Refuse(options.CheckpointEvery < 1, "checkpointEvery", options.CheckpointEvery, "at least 1");
        if (options.EarlyStopping is { } early)
        {
            Refuse(early.Every < 1, "earlyStopping.every", early.Every, "at least 1");
            Refuse(early.Patience < 1, "earlyStopping.patience", early.Patience, "at least 1");
            Refuse(!(early.MinimumImprovement >= 0), "earlyStopping.minimumImprovement", early.MinimumImprovement, "0 or more");
        }
    }
}
