using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;
using ToolAce.Storage.Ledgers.Rows;
using ToolAce.Web.Watching;

namespace ToolAce.Web.Tests.Watching;

public sealed class CycleWatchTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("toolace-watch-").FullName;
    private readonly Clock clock = new();
    private Ledger ledger = null!;
    private CycleWatch watch = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var home = new HomeLayout(folder).Ensure();
        ledger = await Ledger.OpenAsync(home, TimeProvider.System, Token);
        await ledger.CreateCycleAsync("c", "name", "f", 1, "name: name\n", Token);
        watch = new CycleWatch("c", home, ledger, clock);
    }

    public ValueTask DisposeAsync()
    {
        watch.Dispose();
        ledger.Dispose();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Look_WithinASecond_IsOneLookForAll()
    {
        var first = await watch.LookAsync(Token);
        await ledger.SetCycleAsync("c", RunState.Running, null, Token);
        Assert.Same(first, await watch.LookAsync(Token));
        clock.Pass(seconds: 1);
        Assert.Equal(RunState.Running, (await watch.LookAsync(Token))!.Cycle.State);
    }

    [Fact]
    public async Task Look_WhereNothingChanged_GivesTheSameSnapshot()
    {
        var first = await watch.LookAsync(Token);
        clock.Pass(seconds: 1);
        Assert.Same(first, await watch.LookAsync(Token));
        Assert.NotEmpty(first!.Stages);
    }

    [Fact]
    public async Task Look_AtACycleThatRuns_ReadsAnewEverySecond()
    {
        await ledger.SetCycleAsync("c", RunState.Running, null, Token);
        var first = await watch.LookAsync(Token);
        clock.Pass(seconds: 1);
        Assert.NotSame(first, await watch.LookAsync(Token));
    }

    [Fact]
    public async Task Watches_OfACycleThatIsNot_GiveNone() => Assert.Null(await new CycleWatches(new HomeLayout(folder), ledger, clock).LookAsync("none", Token));

    private sealed class Clock : TimeProvider
    {
        private long seconds = 1;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => seconds;

        public void Pass(int seconds) => this.seconds += seconds;
    }
}
