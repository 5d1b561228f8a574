using System.Diagnostics;
using ToolAce.Cycles.Dispatching.Children;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Tests.Dispatching;

public sealed class ChildSupervisorTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();
    private readonly AttemptFolder folder;

    public ChildSupervisorTests()
    {
        folder = new AttemptFolder(temporary.Make("attempt"));
    }

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task RunAsync_ChildSaysDone_IsDone()
    {
        var outcome = await Run($"echo hello; {ScriptedChild.Done}");
        Assert.Equal(AttemptEnd.Done, outcome.End);
        Assert.Equal(["hello"], folder.LastLines());
    }

    [Fact]
    public async Task RunAsync_ChildExitsWithoutAWord_DiedAndItsLastLinesAreKept()
    {
        var outcome = await Run("for i in $(seq 1 80); do echo line $i >&2; done; exit 3");
        Assert.Equal(AttemptEnd.Died, outcome.End);
        Assert.Contains("exit code 3", outcome.Message, StringComparison.Ordinal);
        Assert.Equal((50, "line 31", "line 80"), (folder.LastLines().Count, folder.LastLines()[0], folder.LastLines()[^1]));
    }

    [Fact]
    public async Task RunAsync_ChildIsKilled_DiedOfTheSignal()
    {
        var outcome = await Run("kill -9 $$");
        Assert.Equal(AttemptEnd.Died, outcome.End);
        Assert.Contains("signal 9", outcome.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_OutcomeOfAnEarlierAttempt_IsNotTakenForThisOne()
    {
        await Run("""echo '{"end":"failed","message":"old"}' >outcome.json""");
        Assert.Equal(AttemptEnd.Died, (await Run("exit 1")).End);
    }

    [Fact]
    public async Task RunAsync_Cancelled_ChildMayTidyUpAndIsStopped()
    {
        using var stop = new CancellationTokenSource();
        var run = Run("trap 'echo tidy; exit 75' TERM; echo ready; while :; do sleep 0.02; done", stop, grace: TimeSpan.FromMinutes(1));
        await ScriptedChild.Until(() => folder.LastLines().Contains("ready"));
        await stop.CancelAsync();
        Assert.Equal(AttemptEnd.Stopped, (await run).End);
        Assert.Contains("tidy", folder.LastLines());
    }

    [Fact]
    public async Task RunAsync_CancelledChildIgnoresIt_IsEndedAfterTheGraceTime()
    {
        using var stop = new CancellationTokenSource();
        var run = Run("trap '' TERM; echo ready; while :; do sleep 0.02; done", stop);
        await ScriptedChild.Until(() => folder.LastLines().Contains("ready"));
        var clock = Stopwatch.StartNew();
        await stop.CancelAsync();
        Assert.Equal(AttemptEnd.Stopped, (await run).End);
        Assert.InRange(clock.ElapsedMilliseconds, 300, 5000);
        Assert.Null(folder.LivingChild());
    }

    [Fact]
    public async Task RunAsync_NoSignOfLife_IsEndedAndDied()
    {
        var outcome = await Run("sleep 30", silence: TimeSpan.FromMilliseconds(300));
        Assert.Equal(AttemptEnd.Died, outcome.End);
        Assert.Contains("no sign of life", outcome.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ChildOfADeadDispatcherStillRuns_IsAdoptedNotDoubled()
    {
        folder.BeginAttempt();
        using var orphan = ChildLauncher.Start(ScriptedChild.Command($"while ! [ -e go ]; do sleep 0.02; done; {ScriptedChild.Done}"), folder);
        await ScriptedChild.Until(() => folder.LivingChild() is not null);
        var run = Run("exit 9");
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "go"), "", TestContext.Current.CancellationToken);
        Assert.Equal(AttemptEnd.Done, (await run).End);
        Assert.Equal(1, ScriptedChild.Starts(folder));
    }

    [Fact]
    public async Task RunAsync_ChildFinishedWhileNobodyWatched_IsNotRunAgain()
    {
        folder.BeginAttempt();
        using (var orphan = ChildLauncher.Start(ScriptedChild.Command(ScriptedChild.Done), folder))
        {
            await orphan.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(AttemptEnd.Done, (await Run("exit 9")).End);
        Assert.Equal(1, ScriptedChild.Starts(folder));
    }

    [Fact]
    public async Task RunAsync_ChildLeavesProcessesBehind_TheyAreEnded()
    {
        await Run($"sleep 60 & echo $! >left; {ScriptedChild.Done}");
        var left = int.Parse(await File.ReadAllTextAsync(Path.Combine(folder.Path, "left"), TestContext.Current.CancellationToken));
        await ScriptedChild.Until(() => ProcessIdentity.Of(left) is null);
    }

    private Task<AttemptOutcome> Run(string script, CancellationTokenSource? stop = null, TimeSpan? silence = null, TimeSpan? grace = null) =>
        ScriptedChild.Supervisor(script, silence, grace).RunAsync(folder, () => null, stop?.Token ?? TestContext.Current.CancellationToken);
}
