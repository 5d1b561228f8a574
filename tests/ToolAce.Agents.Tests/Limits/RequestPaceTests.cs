using ToolAce.Agents.Limits;
using ToolAce.Agents.Tests.Serving;

namespace ToolAce.Agents.Tests.Limits;

public sealed class RequestPaceTests
{
    private readonly TestTime time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WaitAsync_UnderALimit_SpacesRequestsEvenly()
    {
        using var pace = new RequestPace(30, time);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => pace.WaitAsync(Token)));
        Assert.Equal(Enumerable.Repeat(TimeSpan.FromSeconds(2), 9), time.Waits);
    }

    [Fact]
    public async Task WaitAsync_AfterALongPause_DoesNotMakeUpForIt()
    {
        using var pace = new RequestPace(30, time);
        time.Advance(TimeSpan.FromHours(1));
        await pace.WaitAsync(Token);
        await pace.WaitAsync(Token);
        Assert.Equal([TimeSpan.FromSeconds(2)], time.Waits);
    }

    [Fact]
    public async Task WaitAsync_WithoutALimit_WaitsOnlyWhereAskedTo()
    {
        using var pace = new RequestPace(perMinute: null, time);
        await pace.WaitAsync(Token);
        pace.Leave(TimeSpan.FromSeconds(5));
        pace.Leave(TimeSpan.FromSeconds(3));
        await pace.WaitAsync(Token);
        await pace.WaitAsync(Token);
        Assert.Equal([TimeSpan.FromSeconds(5)], time.Waits);
    }

    [Fact]
    public async Task WaitAsync_Cancelled_LetsTheNextThrough()
    {
        var frozen = new TestTime { Skips = false };
        using var pace = new RequestPace(1, frozen);
        await pace.WaitAsync(Token);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var waiting = pace.WaitAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        frozen.Advance(TimeSpan.FromMinutes(1));
        await pace.WaitAsync(Token);
    }
}
