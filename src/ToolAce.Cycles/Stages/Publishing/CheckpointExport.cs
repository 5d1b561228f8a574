using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Configuration.Reading;
using ToolAce.Cycles.Learning;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Storage.Artifacts;
using ToolAce.Trainer.Exports;
using ToolAce.Trainer.Exports.ModelCards;

namespace ToolAce.Cycles.Stages.Publishing;

/// <summary>Writes a trained checkpoint in one form after another, each an artifact of its own, loaded back and compared before it is closed.</summary>
internal sealed class CheckpointExport(ILearner learner)
{
    private const int Probes = 8;
    private const string Difference = "maxLogitDifference";
    private const string StoredDifference = "storedMaxLogitDifference";
    private const string Sha256 = "sha256";
    private const string Notes = "notes";

    /// <summary>The artifacts that <see cref="Write"/> closes.</summary>
    public static IReadOnlyList<string> Outputs(IReadOnlyList<ExportFormat> formats) => [.. formats.Select(Words.Of), ArtifactNames.Exports];

    /// <summary>Writes every form, then the list of them.</summary>
    public void Write(StageContext context, IReadOnlyList<ExportFormat> formats, CancellationToken cancellationToken)
    {
        List<Dialog> training = [.. context.Rows<Dialog>(ArtifactNames.TrainingSet)];
        var rows = new List<ExportRow>();
        foreach (var format in formats)
        {
            cancellationToken.ThrowIfCancellationRequested();
            context.Progress.Report(Words.Of(format), rows.Count, formats.Count);
            var artifact = context.WriteFiles(Words.Of(format), draft => Export(context, format, training, draft));
            var facts = artifact.Manifest.Facts;
            rows.Add(new ExportRow(
                format, Words.Of(format), facts[Sha256], double.Parse(facts[Difference]), facts.TryGetValue(StoredDifference, out var stored) ? double.Parse(stored) : null)
            {
                Notes = facts.TryGetValue(Notes, out var notes) ? notes.Split('\n') : [],
            });
        }

        context.WriteJson(ArtifactNames.Exports, rows);
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

        File.WriteAllText(Path.Combine(draft.Folder, "README.md"), ModelCard.Write(CardFacts.Of(context, result, learner.VersionOf(source), training)));
        draft.Facts[Sha256] = result.Sha256;
        draft.Facts[Difference] = result.MaxLogitDifference.ToString("R");
        if (result.Notes.Count > 0)
        {
            draft.Facts[Notes] = string.Join('\n', result.Notes);
        }

        if (result.StoredMaxLogitDifference is { } stored)
        {
            draft.Facts[StoredDifference] = stored.ToString("R");
        }
    }
}
