using System.Globalization;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Core.Randomness;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Learning;
using ToolAce.Trainer.Exports;
using ToolAce.Trainer.Sft;

namespace ToolAce.Cycles.Tests;

/// <summary>A learner without weights: an adapter is a file with the number of dialogs it has seen.</summary>
internal sealed class PretendLearner : ILearner
{
    private const string File = "adapter.txt";

    public ITextModel Open(ModelSource source, ModelConfig config) => new PretendModel(VersionOf(source), Seen(source));

    public IPromptedModel OpenPrompted(ModelSource source, ModelConfig config) => new Prompted(new PretendModel("base", 0), new PretendModel(VersionOf(source), Seen(source)));

    public string VersionOf(ModelSource source) => Seen(source) is 0 ? "base" : $"base+{Seen(source)}";

    public TrainingResult Train(TrainingJob job, ModelConfig config, IProgress<StepProgress>? progress, CancellationToken cancellationToken)
    {
        var steps = new List<StepRecord>();
        for (var step = 1; step <= Math.Max(1, job.Dialogs.Count / job.Options.Batch); step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            steps.Add(new StepRecord(step, 1.0 / step + Seeds.Derive(job.Options.Seed, "loss", step) / (double)int.MaxValue, job.Options.LearningRate, 1, 10, 20));
            progress?.Report(new StepProgress(steps[^1], job.Dialogs.Count, 100, 0.5, 1, TimeSpan.Zero));
        }

        Directory.CreateDirectory(job.OutputFolder);
        System.IO.File.WriteAllText(Path.Combine(job.OutputFolder, File), (Seen(job.Start) + job.Dialogs.Count).ToString(CultureInfo.InvariantCulture));
        var unused = job.Dialogs.Take(1).Select(d => new UnusedDialog(d.Id, "too_long", "pretended")).ToList();
        return new TrainingResult(steps, unused, VersionOf(job.Start with { AdapterFolder = job.OutputFolder }), "base");
    }

    public ExportResult Export(ModelSource source, ExportFormat format, string folder, IReadOnlyList<Dialog> probes)
    {
        Directory.CreateDirectory(folder);
        System.IO.File.WriteAllText(Path.Combine(folder, "model.txt"), $"{format} of {VersionOf(source)}");
        return new ExportResult(format, folder, "abc", 1e-6, format == ExportFormat.Merged ? 1e-3 : null);
    }

    private static int Seen(ModelSource source) =>
        source.AdapterFolder is { } adapter ? int.Parse(System.IO.File.ReadAllText(Path.Combine(adapter, File)), CultureInfo.InvariantCulture) : 0;

    private sealed class Prompted(PretendModel plain, PretendModel tuned) : IPromptedModel
    {
        public async Task<Generation> AskAsync(ChatPrompt prompt, GenerationOptions options, bool asPlain, CancellationToken cancellationToken) =>
            (await (asPlain ? plain : tuned).GenerateAsync([prompt], options, progress: null, cancellationToken))[0];

        public void Dispose()
        {
        }
    }
}
