using System.Diagnostics;
using ToolAce.Cycles.Dispatching;
using ToolAce.Cycles.Dispatching.Children;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Hosting;
using ToolAce.Storage.Ledgers.Rows;

namespace ToolAce.Cycles.Tests.Dispatching;

/// <summary>What a new dispatcher makes of what a killed one left: attempts open in the ledger, children alive, dead, or finished.</summary>
public sealed class DispatcherDeathTests : IAsyncDisposable
{
    private readonly TestHome home = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => home.DisposeAsync();

    [Fact]
    public async Task RunAsync_ChildStillAlive_IsAdoptedAndNotDoubled()
    {
        await LeaveChildAsync();
        var run = home.RunAsync(cancellationToken: Token);
        await ScriptedChild.Until(() => { lock (home.Events) { return home.Events.Exists(e => e is { Kind: CycleEventKind.Started, Stage.Stage: StageNames.Converse }); } });
        await File.WriteAllTextAsync(Path.Combine(home.Folder(StageNames.Converse).Path, "go"), "", Token);
        await run;
        Assert.Equal(1, home.Runs(StageNames.Converse));
        var attempt = Assert.Single(await home.Attempts(StageNames.Converse));
        Assert.Equal(RunState.Done, attempt.State);
    }

    [Fact]
    public async Task RunAsync_ChildFinishedMeanwhile_IsNotRunAgain()
    {
        await LeaveChildAsync();
        await File.WriteAllTextAsync(Path.Combine(home.Folder(StageNames.Converse).Path, "go"), "", Token);
        await ScriptedChild.Until(() => home.Folder(StageNames.Converse).LivingChild() is null);
        await home.RunAsync(cancellationToken: Token);
        Assert.Equal(1, home.Runs(StageNames.Converse));
        Assert.Equal(RunState.Done, Assert.Single(await home.Attempts(StageNames.Converse)).State);
    }

    [Fact]
    public async Task RunAsync_ChildDiedToo_GoesOnWithANewAttempt()
    {
        await LeaveChildAsync();
        ProcessGroups.End(home.Folder(StageNames.Converse).LivingChild()!);
        await ScriptedChild.Until(() => home.Folder(StageNames.Converse).LivingChild() is null);
        await home.RunAsync(cancellationToken: Token);
        Assert.Equal(2, home.Runs(StageNames.Converse));
        Assert.Equal([RunState.Failed, RunState.Done], (await home.Attempts(StageNames.Converse)).Select(s => s.State));
    }

    [Fact]
    public async Task RunAsync_ChildWasAskedForSomethingElse_IsEndedFirst()
    {
        await LeaveChildAsync();
        var orphan = home.Folder(StageNames.Converse).LivingChild()!;
        home.Config = home.Config with { Seed = 99 };
        await home.RunAsync(cancellationToken: Token);
        Assert.False(orphan.IsAlive());
        Assert.Equal(2, home.Runs(StageNames.Converse));
    }

    [Fact]
    public async Task StartAsync_ForAnotherCycle_EndsTheOrphan()
    {
        await LeaveChildAsync();
        var orphan = home.Folder(StageNames.Converse).LivingChild()!;
        await using var dispatcher = await home.StartAsync(null, "c9");
        Assert.False(orphan.IsAlive());
        Assert.Equal(RunState.Cancelled, Assert.Single(await home.Attempts(StageNames.Converse)).State);
    }

    [Fact]
    public async Task StageHost_FolderTakenByALivingChild_RefusesToWriteBesideIt()
    {
        await LeaveChildAsync();
        var folder = home.Folder(StageNames.Converse);
        Assert.Equal(75, await new StageHost(PlainStage.All, TimeProvider.System).RunAsync(folder.Path, Token));
        Assert.Equal(1, home.Runs(StageNames.Converse));
        ProcessGroups.End(folder.LivingChild()!);
    }

    /// <summary>Kills a dispatcher with SIGKILL while its child waits inside converse.</summary>
    private async Task LeaveChildAsync()
    {
        using var dispatcher = Process.Start(TestHome.Program, ["dispatch", home.Root, "converse:wait"]);
        var folder = home.Folder(StageNames.Converse);
        await ScriptedChild.Until(() => folder.LivingChild() is not null && new FileInfo(Path.Combine(folder.Path, "runs")) is { Exists: true, Length: > 0 });
        var ledgerSaysSo = home.Home.StageFile("c1", 1, StageNames.Converse);
        await ScriptedChild.Until(() => File.Exists(ledgerSaysSo) && File.ReadAllText(ledgerSaysSo).Contains("running", StringComparison.Ordinal));
        dispatcher.Kill();
        await dispatcher.WaitForExitAsync(Token);
        await home.OpenAsync();
    }
}
