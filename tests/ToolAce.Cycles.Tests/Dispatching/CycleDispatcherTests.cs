using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Dispatching;
using ToolAce.Cycles.Dispatching.Children;
using ToolAce.Cycles.Stages;
using ToolAce.Storage.Ledgers;
using ToolAce.Storage.Ledgers.Rows;

namespace ToolAce.Cycles.Tests.Dispatching;

public sealed class CycleDispatcherTests : IAsyncDisposable
{
    private readonly TestHome home = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => home.DisposeAsync();

    [Fact]
    public async Task RunAsync_FreshCycle_RunsThePlanInOrderAndEntersEverything()
    {
        home.Plan = PlainStage.Plan;
        await home.RunAsync(cancellationToken: Token);
        Assert.Equal(PlainStage.Plan, home.Events.Where(e => e.Kind == CycleEventKind.Done).Select(e => e.Stage));
        Assert.Equal(RunState.Done, (await home.Ledger.CycleAsync("c1", Token))!.State);
        Assert.All(await home.Ledger.StagesAsync("c1", Token), s => Assert.Equal((RunState.Done, 0), (s.State, s.ExitCode)));
        Assert.Contains(await home.Ledger.ArtifactsAsync("c1", Token), a => a is { Kind: ArtifactNames.Held, Rows: 12 });
        Assert.Contains(await home.Ledger.ArtifactsAsync("c1", Token), a => a is { Kind: ArtifactNames.Thinking, Rows: 1 });
        Assert.DoesNotContain(await home.Ledger.ArtifactsAsync("c1", Token), a => a.Kind == ArtifactNames.Complications);
        Assert.Contains(home.Events, e => e is { Kind: CycleEventKind.Progress, Line: { Done: 12, Total: 12 } });
    }

    [Fact]
    public async Task RunAsync_Again_RunsNothingTwice()
    {
        await home.RunAsync(cancellationToken: Token);
        home.Events.Clear();
        await home.RunAsync(cancellationToken: Token);
        Assert.All(home.Events, e => Assert.Equal(CycleEventKind.Skipped, e.Kind));
        Assert.Equal(1, home.Runs(StageNames.Converse));
    }

    [Fact]
    public async Task RunAsync_OneKeyChanged_RunsOnlyWhatReadsItAndWhatFollows()
    {
        home.Plan = PlainStage.Plan;
        await home.RunAsync(cancellationToken: Token);
        home.Events.Clear();
        home.Config = home.Config with { Select = new SelectConfig(Slice.Hard, 3) };
        await home.RunAsync(cancellationToken: Token);
        string[] again = [StageNames.Select];
        Assert.Equal(again, home.Events.Where(e => e.Kind == CycleEventKind.Done).Select(e => e.Stage.Stage));
    }

    [Fact]
    public async Task RunAsync_DocumentsChanged_StartsAtTheStageThatReadsThem()
    {
        home.Plan = PlainStage.Plan;
        await home.RunAsync(cancellationToken: Token);
        home.Events.Clear();
        await File.AppendAllTextAsync(home.CorpusFile, "more\n", Token);
        await home.RunAsync(cancellationToken: Token);
        Assert.Equal([StageNames.Baseline], home.Events.Where(e => e.Kind == CycleEventKind.Skipped).Select(e => e.Stage.Stage));
    }

    [Fact]
    public async Task RunAsync_StageFailsForGood_FailsOnceWithItsLastLines()
    {
        var failure = await Assert.ThrowsAsync<CycleFailedException>(() => home.RunAsync("converse:fail", Token));
        Assert.Contains("stage converse of iteration 1 failed: this cannot work", failure.Message, StringComparison.Ordinal);
        Assert.Equal((1, 1), (failure.ExitCode, home.Runs(StageNames.Converse)));
        Assert.Contains(failure.LastLines, l => l.Contains("InvalidOperationException", StringComparison.Ordinal));
        var attempt = Assert.Single(await home.Attempts(StageNames.Converse));
        Assert.Equal((RunState.Failed, 1), (attempt.State, attempt.ExitCode));
        Assert.Contains("this cannot work", attempt.LastLines, StringComparison.Ordinal);
        Assert.Equal(RunState.Failed, (await home.Ledger.CycleAsync("c1", Token))!.State);
    }

    [Fact]
    public async Task RunAsync_BadInput_HasExitCodeTwo() =>
        Assert.Equal(2, (await Assert.ThrowsAsync<CycleFailedException>(() => home.RunAsync("speciate:bad-input", Token))).ExitCode);

    [Fact]
    public async Task RunAsync_DocumentsMissing_SaysWhere()
    {
        home.Config = home.Config with { Corpus = new CorpusConfig("nowhere") };
        Assert.Contains("where the documents should be", (await Assert.ThrowsAsync<CycleConfigException>(() => home.RunAsync(cancellationToken: Token))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("converse:crash-once")]
    [InlineData("converse:transient-once")]
    public async Task RunAsync_TroubleThatPasses_GoesOnAfterTheLastWholePart(string behaviour)
    {
        await home.RunAsync(cancellationToken: Token);
        var undisturbed = home.Data();
        await using var other = new TestHome();
        await other.RunAsync(behaviour, Token);
        Assert.Equal(2, other.Runs(StageNames.Converse));
        Assert.Contains(other.Events, e => e is { Kind: CycleEventKind.Retrying, Stage.Stage: StageNames.Converse });
        Assert.Equal([RunState.Failed, RunState.Done], (await other.Attempts(StageNames.Converse)).Select(s => s.State));
        Assert.Equal(undisturbed, other.Data());
    }

    [Fact]
    public async Task RunAsync_CrashesEveryTime_GivesUpAfterItsRetries()
    {
        var failure = await Assert.ThrowsAsync<CycleFailedException>(() => home.RunAsync("converse:crash", Token));
        Assert.Equal((AttemptEnd.Died, 2), (failure.Outcome.End, home.Runs(StageNames.Converse)));
        Assert.Contains("crashing in run 2", failure.LastLines);
    }

    [Fact]
    public async Task RunAsync_Cancelled_StopsTheChildAndGoesOnLater()
    {
        using var stop = new CancellationTokenSource();
        var run = home.RunAsync("converse:wait", stop.Token);
        await ScriptedChild.Until(() => home.Folder(StageNames.Converse).LivingChild() is not null);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Null(home.Folder(StageNames.Converse).LivingChild());
        Assert.Equal(RunState.Pending, (await home.Ledger.CycleAsync("c1", Token))!.State);
        Assert.Equal("c1", (await home.Ledger.UnfinishedCycleAsync(home.Config.Fingerprint(), Token))?.Id);
        await home.RunAsync(cancellationToken: Token);
        Assert.Equal(RunState.Done, (await home.Ledger.CycleAsync("c1", Token))!.State);
    }

    [Fact]
    public async Task RunAsync_SettingsOfAnotherCycleEqual_ReusesWhenAsked()
    {
        home.Plan = PlainStage.Plan;
        await home.RunAsync(cancellationToken: Token);
        home.Config = home.Config with { Cycle = home.Config.Cycle with { Reuse = true }, Select = new SelectConfig(Slice.Easy, 3) };
        await home.Ledger.CreateCycleAsync("c2", "plain", home.Config.Fingerprint(), home.Config.Seed, "text", Token);
        await using var dispatcher = await home.StartAsync(null, "c2");
        home.Events.Clear();
        await dispatcher.RunAsync("c2", home.Config, home.Paths, new Progress(home.Events), Token);
        Assert.Contains(home.Events, e => e is { Kind: CycleEventKind.Reused, Stage.Stage: StageNames.Converse, Message: "c1" });
        Assert.Contains(home.Events, e => e is { Kind: CycleEventKind.Done, Stage.Stage: StageNames.Select });
        Assert.Contains(await home.Ledger.ArtifactsAsync("c2", Token), a => a is { Kind: ArtifactNames.Thinking, Rows: 1 });
    }

    private sealed class Progress(List<CycleEvent> events) : IProgress<CycleEvent>
    {
        public void Report(CycleEvent value) => events.Add(value);
    }
}
