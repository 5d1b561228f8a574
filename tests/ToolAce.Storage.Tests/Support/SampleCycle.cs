using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;
using ToolAce.Storage.Ledgers.Rows;

namespace ToolAce.Storage.Tests.Support;

/// <summary>A small cycle with a failed attempt, a data set, two models and their scores.</summary>
internal static class SampleCycle
{
    /// <summary>Returns the scores.</summary>
    public static async Task<Artifact> RunAsync(Ledger ledger, string home, string id, CancellationToken token)
    {
        var store = Samples.Store(home);
        await ledger.CreateCycleAsync(id, "sample", "f-" + id, 7, "cycle:\n  name: sample\n", token);
        await ledger.SetCycleAsync(id, RunState.Running, null, token);
        var failed = await ledger.QueueStageAsync(id, 1, "converse", token);
        await ledger.StartStageAsync(failed.Key(), ProcessIdentity.Current, token);
        await ledger.FinishStageAsync(failed.Key(), new StageEnd(RunState.Failed, 1, "no reason", "log"), token);
        var stage = await ledger.QueueStageAsync(id, 1, "converse", token);

        using var rows = store.Create($"cycles/{id}/iteration-1/converse/rows", Samples.Recipe).OpenWriter<SampleRow>(10);
        rows.AddRange(Enumerable.Range(0, 25).Select(Samples.Row));
        await ledger.RecordArtifactAsync(rows.Publish(token), token);
        await ledger.RecordArtifactAsync(Model(store, id, "base", null), token);
        await ledger.RecordArtifactAsync(Model(store, id, "final", "base-v"), token);
        var recipe = Samples.Recipe with { Kind = ArtifactKinds.Scores, Name = "scores" };
        using var scores = store.Create($"cycles/{id}/iteration-1/evaluate/scores", recipe).OpenWriter<ScoreRecord>();
        scores.Add(new ScoreRecord("base-v", "", "own", "simple", 1, 10, 0.1, 0.0, 0.4));
        scores.Add(new ScoreRecord("final-v", "", "own", "simple", 9, 10, 0.9, 0.6, 1.0));
        var artifact = scores.Publish(token);
        await ledger.RecordArtifactAsync(artifact, token);
        await ledger.FinishStageAsync(stage.Key(), new StageEnd(RunState.Done, 0), token);
        await ledger.SetCycleAsync(id, RunState.Done, null, token);
        return artifact;
    }

    private static Artifact Model(ArtifactStore store, string id, string label, string? origin)
    {
        var draft = store.Create($"cycles/{id}/iteration-1/train/{label}", Samples.Recipe with { Kind = ArtifactKinds.Checkpoint, Name = label });
        File.WriteAllText(Path.Combine(draft.Folder, "model.safetensors"), label);
        draft.Facts[ModelFacts.Version] = label + "-v";
        draft.Facts[ModelFacts.Label] = label;
        if (origin is not null)
        {
            draft.Facts[ModelFacts.Base] = origin;
        }

        return draft.Publish(CancellationToken.None);
    }
}
