using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Configuration.Reading;
using ToolAce.Cycles.Learning;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Storage.Artifacts;
using ToolAce.Trainer.Exports;

namespace ToolAce.Cycles.Stages.Publishing;

/// <summary>The trained checkpoint in the forms asked for, each loaded back and compared before it is closed.</summary>
internal sealed class PublishStage(ILearner learner) : IStage
{
    private const int Probes = 8;
    private const string Difference = "maxLogitDifference";
    private const string StoredDifference = "storedMaxLogitDifference";
    private const string Sha256 = "sha256";

    public string Name => StageNames.Publish;

    public int CodeVersion => 1;

    public IReadOnlyList<string> Outputs(CycleConfig config) => [.. config.Publish.Formats.Select(Words.Of), ArtifactNames.Exports];

    public object Settings(CycleConfig config) => new { config.Publish, config.Name, config.Train, config.Verify, config.Select };

    public IReadOnlyDictionary<string, string> Contents(CycleConfig config) => ModelInputs.Contents(config, measures: false);

    public Task RunAsync(StageContext context, CancellationToken cancellationToken)
    {
        List<Dialog> training = [.. context.Rows<Dialog>(ArtifactNames.TrainingSet)];
        var rows = new List<ExportRow>();
        foreach (var format in context.Config.Publish.Formats)
        {
            cancellationToken.ThrowIfCancellationRequested();
            context.Progress.Report(Words.Of(format), rows.Count, context.Config.Publish.Formats.Count);
            var artifact = context.WriteFiles(Words.Of(format), draft => Export(context, format, training, draft));
            var facts = artifact.Manifest.Facts;
            rows.Add(new ExportRow(
                format, Words.Of(format), facts[Sha256], double.Parse(facts[Difference]), facts.TryGetValue(StoredDifference, out var stored) ? double.Parse(stored) : null));
        }

        context.WriteJson(ArtifactNames.Exports, rows);
        return Task.CompletedTask;
    }

    private void Export(StageContext context, ExportFormat format, IReadOnlyList<Dialog> training, ArtifactDraft draft)
    {
        var aside = Path.Combine(context.WorkFolder, Words.Of(format));
        if (Directory.Exists(aside))
        {
            Directory.Delete(aside, recursive: true);
        }

        var source = context.Learner();
        var result = learner.Export(source, format, aside, [.. training.Take(Probes)]);
        foreach (var file in Directory.GetFiles(aside))
        {
            File.Move(file, Path.Combine(draft.Folder, Path.GetFileName(file)), overwrite: true);
        }

        List<ScoreRecord> scores = [.. context.Rows<ScoreRecord>(ArtifactNames.Scores)];
        File.WriteAllText(Path.Combine(draft.Folder, "README.md"), ModelCard.Write(context.Config, format, learner.VersionOf(source), training.Count, scores));
        draft.Facts[Sha256] = result.Sha256;
        draft.Facts[Difference] = result.MaxLogitDifference.ToString("R");
        if (result.StoredMaxLogitDifference is { } stored)
        {
            draft.Facts[StoredDifference] = stored.ToString("R");
        }
    }
}
