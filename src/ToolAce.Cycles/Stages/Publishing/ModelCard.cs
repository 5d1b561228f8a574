using System.Globalization;
using System.Text;
using ToolAce.Cycles.Configuration;
using ToolAce.Storage.Artifacts;
using ToolAce.Trainer.Exports;

namespace ToolAce.Cycles.Stages.Publishing;

/// <summary>The README of an exported checkpoint: what it is, how it was made, what it scores.</summary>
internal static class ModelCard
{
    public static string Write(CycleConfig config, ExportFormat format, string modelVersion, int iterations, int trainedOn, IReadOnlyList<ScoreRecord> scores)
    {
        var train = config.Train;
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"# {config.Name}\n\n")
            .Append(CultureInfo.InvariantCulture, $"A function-calling {(format == ExportFormat.Peft ? "LoRA adapter for" : "model, merged from a LoRA adapter and")} `{Path.GetFileName(config.Model.Path.TrimEnd('/'))}`, version `{modelVersion}`.\n\n")
            .Append("It answers with calls written `[name(parameter=\"value\")]`, or in plain words where no tool fits or something is missing.\n\n## Training\n\n")
            .Append(CultureInfo.InvariantCulture, $"{iterations} iteration(s); {trainedOn} dialogs in the last training set; LoRA rank {train.Rank}, alpha {train.Alpha}, learning rate {train.LearningRate}, ")
            .Append(CultureInfo.InvariantCulture, $"batch {train.Batch}, {train.Epochs} epoch(s), seed {config.Seed}; verification: {config.Verify.Layers.ToString().ToLowerInvariant()}; slice: {config.Select.Slice.ToString().ToLowerInvariant()}.\n\n")
            .Append("## Scores\n\n| suite | category | right | of | accuracy | 95 % interval |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var s in scores)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {s.Suite} | {s.Category} | {s.Correct} | {s.N} | {100 * s.Accuracy:0.0} % | {100 * s.Low:0.0} – {100 * s.High:0.0} % |\n");
        }

        return text.ToString();
    }
}
