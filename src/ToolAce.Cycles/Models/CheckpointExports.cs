using ToolAce.Cycles.Configuration.Reading;
using ToolAce.Cycles.Results;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Publishing;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;
using ToolAce.Storage.Ledgers.Rows;
using ToolAce.Trainer.Exports;

namespace ToolAce.Cycles.Models;

/// <summary>The forms of a checkpoint that a home holds: those its cycle published, and those that people asked for.</summary>
public sealed class CheckpointExports(HomeLayout home, Ledger ledger)
{
    private readonly CycleArtifacts artifacts = new(home);

    /// <summary>Every form there is, in order.</summary>
    public async Task<IReadOnlyList<CheckpointExportView>> ListAsync(string cycleId, int iteration, CancellationToken cancellationToken)
    {
        var attempts = (await ledger.StagesAsync(cycleId, cancellationToken)).Where(s => s.Iteration == iteration).ToLookup(s => s.Stage);
        return [.. Enum.GetValues<ExportFormat>().Select(f => View(cycleId, iteration, f, attempts))];
    }

    /// <summary>A finished form's files; null where there is none.</summary>
    public Artifact? Find(string cycleId, int iteration, ExportFormat format) => Written(cycleId, iteration, format)?.Artifact;

    private CheckpointExportView View(string cycleId, int iteration, ExportFormat format, ILookup<string, CycleStage> attempts)
    {
        var stage = StageNames.Export(format);
        if (Written(cycleId, iteration, format) is { } written)
        {
            return new CheckpointExportView(format, written.Stage, RunState.Done, written.Artifact, written.Row.Sha256, written.Row.MaxLogitDifference) { Notes = written.Row.Notes };
        }

        if (attempts[stage].LastOrDefault() is not { } last)
        {
            return new CheckpointExportView(format, stage, State: null);
        }

        var progress = last.State == RunState.Running ? new ProgressLog(home, cycleId).Lines(iteration, stage) : [];
        return new CheckpointExportView(format, stage, last.State, Now: progress.Count > 0 ? progress[^1] : null, Error: last.Error);
    }

    private (string Stage, Artifact Artifact, ExportRow Row)? Written(string cycleId, int iteration, ExportFormat format)
    {
        foreach (var stage in new[] { StageNames.Publish, StageNames.Export(format) })
        {
            if (artifacts.Find(cycleId, iteration, stage, ArtifactNames.Exports) is { } list
                && StageContext.ReadJson<List<ExportRow>>(list).Find(r => r.Format == format) is { } row
                && artifacts.Find(cycleId, iteration, stage, Words.Of(format)) is { } artifact)
            {
                return (stage, artifact, row);
            }
        }

        return null;
    }
}
