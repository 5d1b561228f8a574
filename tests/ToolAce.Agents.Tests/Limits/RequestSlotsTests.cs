using ToolAce.Agents.Limits;

namespace ToolAce.Agents.Tests.Limits;

public sealed class RequestSlotsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EnterAsync_WhereAllAreTaken_WaitsInLine()
    {
        var slots = new RequestSlots(1, 1);
        await slots.EnterAsync(Token);
        var (second, third) = (slots.EnterAsync(Token), slots.EnterAsync(Token));
        Assert.False(second.IsCompleted);
        slots.Left();
        await second;
        Assert.False(third.IsCompleted);
        slots.Left();
        await third;
    }

    [Fact]
    public async Task EnterAsync_AfterOneWhoGaveUp_LosesNoSlot()
    {
        var slots = new RequestSlots(1, 1);
        await slots.EnterAsync(Token);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var givesUp = slots.EnterAsync(stop.Token);
        var stays = slots.EnterAsync(Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => givesUp);
        slots.Left();
        await stays;
        slots.Left();
        await slots.EnterAsync(Token);
    }

    [Fact]
    public async Task Refused_WithSeveralInFlight_LetsFewerInAfterwards()
    {
        var slots = new RequestSlots(4, 4);
        for (var i = 0; i < 4; i++)
        {
            await slots.EnterAsync(Token);
        }

        slots.Refused(0);
        Assert.Equal(2, slots.Limit);
        slots.Left();
        var next = slots.EnterAsync(Token);
        Assert.False(next.IsCompleted);
        slots.Left();
        await next;
    }

    [Fact]
    public async Task Answered_WithOthersWaiting_LetsMoreIn()
    {
        var slots = new RequestSlots(1, 4);
        var epoch = await slots.EnterAsync(Token);
        var waiting = Enumerable.Range(0, 3).Select(_ => slots.EnterAsync(Token)).ToList();
        slots.Answered(epoch, TimeSpan.FromSeconds(1));
        await Task.WhenAll(waiting[0], waiting[1]);
        Assert.False(waiting[2].IsCompleted);
        slots.Left();
        await waiting[2];
    }
}
