using ToolAce.Cycles.Models;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Tests.Running;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;
using ToolAce.Storage.Ledgers.Rows;
using ToolAce.Trainer.Exports;

namespace ToolAce.Cycles.Tests.Models;

public sealed class CheckpointTests(WholeCycle cycle) : IClassFixture<WholeCycle>
{
    private readonly CheckpointExports exports = new(cycle.Home, cycle.Ledger);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_GivesEveryIterationWithWhereItComesFrom()
    {
        var all = await new CheckpointCatalog(cycle.Home, cycle.Ledger, cycle.Service).ListAsync(Token);
        Assert.Equal([1, 2], all.Select(c => c.Iteration));
        Assert.Equal("base", all[0].Parent);
        Assert.Equal(all[0].Version, all[1].Parent);
        Assert.Equal([false, true], all.Select(c => c.IsLast));
        Assert.All(all, c => Assert.True(c.TrainedOn > 0));
        Assert.All(all, c => Assert.Contains(c.Scores, s => s.Category == "calls"));
        Assert.All(all, c => Assert.True(Directory.Exists(c.AdapterFolder)));
    }

    [Fact]
    public async Task Export_OfAnEarlierIteration_IsWrittenAsideAndFound()
    {
        Assert.Null((await exports.ListAsync(WholeCycle.Id, 1, Token)).Single(e => e.Format == ExportFormat.Merged).State);
        await cycle.Service.ExportAsync(WholeCycle.Id, 1, ExportFormat.Merged, Token);
        var made = await FinishedAsync(1, ExportFormat.Merged);
        Assert.Equal(RunState.Done, made.State);
        Assert.Equal("Merged of " + (await new CheckpointCatalog(cycle.Home, cycle.Ledger, cycle.Service).FindAsync(WholeCycle.Id, 1, Token))!.Version, await File.ReadAllTextAsync(made.Artifact!.PathOf("model.txt"), Token));
        var card = await File.ReadAllTextAsync(made.Artifact.PathOf("README.md"), Token);
        Assert.Contains("1 iteration(s)", card, StringComparison.Ordinal);
        Assert.Contains("held back", card, StringComparison.Ordinal);
        Assert.Contains(" steps; loss ", card, StringComparison.Ordinal);
        Assert.DoesNotContain(cycle.Home.Root, card, StringComparison.Ordinal);
        Assert.DoesNotContain(Repository.Root, card, StringComparison.Ordinal);
        Assert.Equal(RunState.Done, (await cycle.Ledger.CycleAsync(WholeCycle.Id, Token))!.State);
    }

    [Fact]
    public async Task Published_IsFoundWithoutAnExport() =>
        Assert.All(
            await exports.ListAsync(WholeCycle.Id, 2, Token),
            e => Assert.Equal(e.Format is ExportFormat.Peft or ExportFormat.Merged ? (RunState.Done, "publish") : (null, StageNames.Export(e.Format)), (e.State, e.Stage)));

    [Fact]
    public async Task Export_WhoseInputsAreGone_FailsWithTheReasonInTheLedger()
    {
        await cycle.Service.ExportAsync(WholeCycle.Id, 7, ExportFormat.Peft, Token);
        var failed = await FinishedAsync(7, ExportFormat.Peft);
        Assert.Equal(RunState.Failed, failed.State);
        Assert.Contains("iteration-7", failed.Error, StringComparison.Ordinal);
    }

    /// <summary>As a killed server leaves it: running in the ledger, and in no cycle's plan.</summary>
    [Fact]
    public async Task Export_LeftRunningByAKilledServer_IsEndedByTheNextAndCanBeAskedForAgain()
    {
        var open = await cycle.Ledger.QueueStageAsync(WholeCycle.Id, 1, "export_peft", Token);
        await cycle.Ledger.StartStageAsync(open.Key(), new ProcessIdentity(int.MaxValue, 1, "another boot"), Token);
        Assert.Equal(RunState.Running, (await exports.ListAsync(WholeCycle.Id, 1, Token)).Single(e => e.Format == ExportFormat.Peft).State);
        await cycle.RestartAsync(stillToRun: WholeCycle.Id, Token);
        Assert.Equal(RunState.Cancelled, (await exports.ListAsync(WholeCycle.Id, 1, Token)).Single(e => e.Format == ExportFormat.Peft).State);
        await cycle.Service.ExportAsync(WholeCycle.Id, 1, ExportFormat.Peft, Token);
        Assert.Equal(RunState.Done, (await FinishedAsync(1, ExportFormat.Peft)).State);
        while (cycle.Service.Runs(WholeCycle.Id))
        {
            await Task.Delay(20, Token); // the other tests find the cycle done, as it was
        }
    }

    private async Task<CheckpointExportView> FinishedAsync(int iteration, ExportFormat format)
    {
        while (cycle.Service.Exports(WholeCycle.Id, iteration, format))
        {
            await Task.Delay(20, Token);
        }

        return (await exports.ListAsync(WholeCycle.Id, iteration, Token)).Single(e => e.Format == format);
    }
}
