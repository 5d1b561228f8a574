using Microsoft.EntityFrameworkCore;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;
using ToolAce.Storage.Ledgers.Rows;
using ToolAce.Storage.Tests.Support;

namespace ToolAce.Storage.Tests.Ledgers;

public sealed class LedgerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StageAttempts_FailedThenDone_AreBothKept()
    {
        using var folder = new TemporaryFolder();
        using var ledger = await OpenAsync(folder);
        await ledger.CreateCycleAsync("c1", "tiny", "f1", 7, "cycle: {}", Token);

        var first = await ledger.QueueStageAsync("c1", 1, "train", Token);
        await ledger.StartStageAsync(first.Key(), ProcessIdentity.Current, Token);
        Assert.Equal(ProcessIdentity.Current, Assert.Single(await ledger.OpenStagesAsync(Token)).Process());
        await ledger.FinishStageAsync(first.Key(), new StageEnd(RunState.Failed, 137, "killed", "last\nlines"), Token);
        var second = await ledger.QueueStageAsync("c1", 1, "train", Token);
        await ledger.StartStageAsync(second.Key(), ProcessIdentity.Current, Token);
        await ledger.FinishStageAsync(second.Key(), new StageEnd(RunState.Done, 0), Token);

        var stages = await ledger.StagesAsync("c1", Token);
        Assert.Equal([(1, RunState.Failed), (2, RunState.Done)], stages.Select(s => (s.Attempt, s.State)));
        Assert.Equal((137, "killed", "last\nlines"), (stages[0].ExitCode, stages[0].Error, stages[0].LastLines));
        Assert.All(stages, s => Assert.InRange(s.Seconds!.Value, 0, 60));
        Assert.Empty(await ledger.OpenStagesAsync(Token));
    }

    [Fact]
    public async Task UnfinishedCycle_OfOneFingerprint_IsTheNewestThatIsNeitherDoneNorCancelled()
    {
        using var folder = new TemporaryFolder();
        using var ledger = await OpenAsync(folder);
        (string Id, string Fingerprint, RunState State)[] cycles =
            [("a", "f1", RunState.Running), ("b", "f1", RunState.Failed), ("c", "f1", RunState.Done), ("d", "f2", RunState.Running), ("e", "f1", RunState.Cancelled)];
        foreach (var (id, fingerprint, state) in cycles)
        {
            await ledger.CreateCycleAsync(id, "n", fingerprint, 1, "", Token);
            await ledger.SetCycleAsync(id, state, state == RunState.Failed ? "why" : null, Token);
        }

        Assert.Equal("b", (await ledger.UnfinishedCycleAsync("f1", Token))!.Id);
        Assert.Null(await ledger.UnfinishedCycleAsync("f3", Token));
        Assert.Equal(["e", "d", "c", "b", "a"], (await ledger.CyclesAsync(Token)).Select(c => c.Id));
        Assert.Equal("why", (await ledger.CycleAsync("b", Token))!.Error);
        Assert.NotNull((await ledger.CycleAsync("c", Token))!.FinishedAt);
        Assert.Null((await ledger.CycleAsync("a", Token))!.FinishedAt);
        Assert.Null(await ledger.CycleAsync("z", Token));
    }

    [Fact]
    public async Task RecordArtifact_CheckpointAndScores_MakeALeaderboard()
    {
        using var folder = new TemporaryFolder();
        using var ledger = await OpenAsync(folder);

        await SampleCycle.RunAsync(ledger, folder.Path, "c1", Token);

        var board = await ledger.LeaderboardAsync("c1", Token);
        Assert.Equal([("final", 0.9), ("base", 0.1)], board.Select(r => (r.Label, r.Score.Accuracy)));
        Assert.Equal("base-v", board[0].Base);
        Assert.Equal(["base-v", "final-v"], (await ledger.ModelsAsync("c1", Token)).Select(m => m.Version).Order());
        Assert.Equal(4, (await ledger.ArtifactsAsync("c1", Token)).Count);
        var rows = (await ledger.ArtifactsAsync("c1", Token)).Single(a => a.Name == "rows");
        Assert.Equal(("c1", 1, "converse", 25L), (rows.CycleId, rows.Iteration, rows.Stage, rows.Rows));
        Assert.Equal(rows.Path, Assert.Single(await ledger.ArtifactsByRecipeAsync(rows.RecipeKey, Token)).Path);
    }

    [Fact]
    public async Task RecordArtifact_Twice_ReplacesWhatWasKnown()
    {
        using var folder = new TemporaryFolder();
        using var ledger = await OpenAsync(folder);
        var scores = await SampleCycle.RunAsync(ledger, folder.Path, "c1", Token);

        await ledger.RecordArtifactAsync(scores, Token);

        Assert.Equal(2, (await ledger.LeaderboardAsync(null, Token)).Count);
    }

    [Fact]
    public async Task RecordArtifact_OutsideTheHome_IsRefused()
    {
        using var folder = new TemporaryFolder();
        using var ledger = await OpenAsync(folder);

        await Assert.ThrowsAsync<ArgumentException>(() => ledger.RecordArtifactAsync(Samples.Write(folder.Path, rows: 1), Token));
    }

    [Fact]
    public async Task Write_FiftyAtOnce_AllArriveWithoutALockError()
    {
        using var folder = new TemporaryFolder();
        using var ledger = await OpenAsync(folder);
        using var other = await OpenAsync(folder); // its own write lock: here SQLite itself has to make them wait
        await ledger.CreateCycleAsync("c1", "n", "f", 1, "", Token);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(
            async () =>
            {
                var used = i % 2 == 0 ? ledger : other;
                var stage = await used.QueueStageAsync("c1", i + 1, "train", Token);
                await used.StartStageAsync(stage.Key(), ProcessIdentity.Current, Token);
                await used.FinishStageAsync(stage.Key(), new StageEnd(RunState.Done, 0), Token);
            },
            Token)));

        Assert.Equal(50, (await ledger.StagesAsync("c1", Token)).Count(s => s.State == RunState.Done));
    }

    [Fact]
    public async Task QueueStage_UnknownCycle_IsRefusedByTheForeignKeyAndLeavesNoFile()
    {
        using var folder = new TemporaryFolder();
        using var ledger = await OpenAsync(folder);

        await Assert.ThrowsAsync<DbUpdateException>(() => ledger.QueueStageAsync("nobody", 1, "train", Token));

        Assert.False(Directory.Exists(folder["cycles/nobody"]));
    }

    [Fact]
    public async Task CreateCycle_IdThatIsTakenOrNoName_IsRefused()
    {
        using var folder = new TemporaryFolder();
        using var ledger = await OpenAsync(folder);
        await ledger.CreateCycleAsync("c1", "n", "f", 1, "", Token);

        var taken = await Assert.ThrowsAsync<LedgerException>(() => ledger.CreateCycleAsync("c1", "n", "f", 1, "", Token));
        Assert.Contains("choose another id", taken.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => ledger.CreateCycleAsync("../c2", "n", "f", 1, "", Token));
        await Assert.ThrowsAsync<LedgerException>(() => ledger.SetCycleAsync("c3", RunState.Done, null, Token));
        await Assert.ThrowsAsync<LedgerException>(() => ledger.FinishStageAsync(new StageKey("c1", 1, "train", 1), new StageEnd(RunState.Done), Token));
        Assert.Single(await ledger.CyclesAsync(Token));
    }

    [Fact]
    public async Task Backup_WhileOpen_IsAWholeLedger()
    {
        using var folder = new TemporaryFolder();
        using var ledger = await OpenAsync(folder);
        await SampleCycle.RunAsync(ledger, folder.Path, "c1", Token);

        await ledger.BackupAsync(folder["copy/../backup.db"], Token);

        Directory.CreateDirectory(folder["restored"]);
        File.Copy(folder["backup.db"], folder["restored/ledger.db"]);
        using var restored = await Ledger.OpenAsync(new HomeLayout(folder["restored"]), TimeProvider.System, Token);
        Assert.Equal(await LedgerDump.OfAsync(ledger, Token), await LedgerDump.OfAsync(restored, Token));
        await Assert.ThrowsAsync<LedgerException>(() => ledger.BackupAsync(folder["backup.db"], Token));
    }

    private static Task<Ledger> OpenAsync(TemporaryFolder folder) => Ledger.OpenAsync(new HomeLayout(folder.Path), TimeProvider.System, Token);
}
