using Microsoft.Extensions.AI;
using ToolAce.Agents.Chat;
using ToolAce.Agents.Limits;
using ToolAce.Agents.Tests.Serving;

namespace ToolAce.Agents.Tests.Limits;

public sealed class LimitedChatClientTests
{
    private static readonly ChatLimits Limits = new() { Attempts = 4, RequestTime = TestTime.Limit };
    private readonly TestTime time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetResponseAsync_OfTransientFailures_AsksAgainWithGrowingWaits()
    {
        var inner = Failing(3, new EndpointException(EndpointFailure.Transient, "gone"));
        Assert.Same(ScriptedChatClient.Answer, await AskAsync(inner, Limits));
        Assert.Equal(4, inner.Asked);
        Assert.Equal(3, time.Waits.Count);
        Assert.Equal(time.Waits.Order(), time.Waits);
        Assert.InRange(time.Waits[0], TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(2));
        Assert.InRange(time.Waits[2], 2 * time.Waits[0], Limits.LongestWait);
    }

    [Fact]
    public async Task GetResponseAsync_OfQuestionsThatFailTogether_SpreadsTheirWaits()
    {
        var waits = new List<TimeSpan>();
        foreach (var chance in new[] { 0.1, 0.9 })
        {
            var clock = new TestTime();
            using var client = new LimitedChatClient(Failing(1, new EndpointException(EndpointFailure.Transient, "gone")), Limits, clock, () => chance);
            await client.GetResponseAsync([], options: null, Token);
            waits.Add(clock.Waits.Single());
        }

        Assert.NotEqual(waits[0], waits[1]);
    }

    [Fact]
    public async Task GetResponseAsync_OfManyFailures_WaitsNoLongerThanTheLongest()
    {
        await AskAsync(Failing(11, new EndpointException(EndpointFailure.Transient, "gone")), Limits with { Attempts = 12, LongestWait = TimeSpan.FromSeconds(9) });
        Assert.Equal(TimeSpan.FromSeconds(9), time.Waits.Max());
    }

    [Fact]
    public async Task GetResponseAsync_OfFailuresWithoutEnd_StopsAfterItsAttemptsAndSaysHowMany()
    {
        var inner = Failing(int.MaxValue, new EndpointException(EndpointFailure.Transient, "gone."));
        var failure = await Assert.ThrowsAsync<EndpointException>(() => AskAsync(inner, Limits));
        Assert.Equal(4, inner.Asked);
        Assert.Equal("gone. Asked 4 times.", failure.Message);
        Assert.Equal(EndpointFailure.Transient, failure.Failure);
    }

    [Theory]
    [InlineData(EndpointFailure.Permanent)]
    [InlineData(EndpointFailure.TooLong)]
    [InlineData(EndpointFailure.Withheld)]
    public async Task GetResponseAsync_OfAFailureThatStays_AsksOnce(EndpointFailure kind)
    {
        var inner = Failing(1, new EndpointException(kind, "no"));
        Assert.Equal("no", (await Assert.ThrowsAsync<EndpointException>(() => AskAsync(inner, Limits))).Message);
        Assert.Equal(1, inner.Asked);
    }

    [Fact]
    public async Task GetResponseAsync_WithOneAttempt_AsksOnce()
    {
        var inner = Failing(1, new EndpointException(EndpointFailure.Transient, "gone"));
        await Assert.ThrowsAsync<EndpointException>(() => AskAsync(inner, Limits with { Attempts = 1 }));
        Assert.Equal(1, inner.Asked);
    }

    [Fact]
    public async Task GetResponseAsync_WithRetryAfter_WaitsThatLong()
    {
        var inner = Failing(1, new EndpointException(EndpointFailure.Overloaded, "busy") { RetryAfter = TimeSpan.FromSeconds(42) });
        var before = time.GetTimestamp();
        await AskAsync(inner, Limits);
        Assert.Contains(TimeSpan.FromSeconds(42), time.Waits);
        Assert.InRange(time.GetElapsedTime(before), TimeSpan.FromSeconds(42), TimeSpan.FromSeconds(43));
    }

    [Fact]
    public async Task GetResponseAsync_WithRetryAfterOfNothing_WaitsAsLongAsWithoutIt()
    {
        await AskAsync(Failing(3, new EndpointException(EndpointFailure.Overloaded, "busy") { RetryAfter = TimeSpan.Zero }), Limits);
        Assert.Equal([1, 2, 4], time.Waits.Select(w => w.TotalSeconds));
    }

    [Fact]
    public async Task GetResponseAsync_WithRetryAfterBetweenItsOwnWaits_TakesTheLonger()
    {
        await AskAsync(Failing(3, new EndpointException(EndpointFailure.Transient, "busy") { RetryAfter = TimeSpan.FromSeconds(3) }), Limits);
        Assert.Equal([3, 3, 4], time.Waits.Select(w => w.TotalSeconds));
    }

    [Fact]
    public async Task GetResponseAsync_WithRetryAfterWithinTheTimeOfARequest_WaitsThatLong()
    {
        await AskAsync(Failing(1, new EndpointException(EndpointFailure.Transient, "busy") { RetryAfter = TimeSpan.FromMinutes(4) }), Limits);
        Assert.Contains(TimeSpan.FromMinutes(4), time.Waits);
    }

    [Fact]
    public async Task GetResponseAsync_WithRetryAfterBeyondPatience_DoesNotAskAgain()
    {
        var inner = Failing(1, new EndpointException(EndpointFailure.Overloaded, "busy.") { RetryAfter = TimeSpan.FromHours(9) });
        var failure = await Assert.ThrowsAsync<EndpointException>(() => AskAsync(inner, Limits));
        Assert.Equal(EndpointFailure.Transient, failure.Failure);
        Assert.Equal("busy. So long a wait is left to you: go on later, or give a request more time than 3600 seconds.", failure.Message);
        Assert.Equal(1, inner.Asked);
        Assert.Empty(time.Waits);
    }

    [Fact(Timeout = 60_000)]
    public async Task GetResponseAsync_WithoutAnAnswerInTime_AsksAgain()
    {
        var inner = new ScriptedChatClient(async (asked, token) =>
        {
            if (asked == 1)
            {
                time.Expire();
                await Task.Delay(Timeout.Infinite, token);
            }

            return ScriptedChatClient.Answer;
        });
        await AskAsync(inner, Limits);
        Assert.Equal(2, inner.Asked);
    }

    [Fact(Timeout = 60_000)]
    public async Task GetResponseAsync_NeverInTime_SaysSo()
    {
        var inner = new ScriptedChatClient(async (_, token) =>
        {
            time.Expire();
            await Task.Delay(Timeout.Infinite, token);
            return ScriptedChatClient.Answer;
        });
        var failure = await Assert.ThrowsAsync<EndpointException>(() => AskAsync(inner, Limits));
        Assert.Equal(EndpointFailure.Overloaded, failure.Failure);
        Assert.Contains("within 3600 seconds", failure.Message);
    }

    [Fact(Timeout = 60_000)]
    public async Task GetResponseAsync_OfManyAtOnce_LetsNoMoreThroughThanAllowed()
    {
        var (inFlight, most) = (0, 0);
        var gate = new Lock();
        TaskCompletionSource? alone = null;
        var inner = new ScriptedChatClient(async (_, _) =>
        {
            // Every request waits for another one, so that at least two are there at once.
            TaskCompletionSource? partner;
            Task met;
            lock (gate)
            {
                most = Math.Max(most, ++inFlight);
                (partner, alone) = (alone, alone is null ? new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously) : null);
                met = alone?.Task ?? Task.CompletedTask;
            }

            partner?.SetResult();
            await met;
            lock (gate)
            {
                inFlight--;
            }

            return ScriptedChatClient.Answer;
        });
        using var client = new LimitedChatClient(inner, Limits with { MaxInFlight = 5, StartInFlight = 2 }, time);
        await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => Task.Run(() => client.GetResponseAsync([], options: null, Token), Token)));
        Assert.Equal(300, inner.Asked);
        Assert.InRange(most, 2, 5);
    }

    [Fact(Timeout = 60_000)]
    public async Task GetResponseAsync_Cancelled_StopsWhereverItIs()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var first = new TaskCompletionSource();
        var inner = new ScriptedChatClient(async (_, token) =>
        {
            first.TrySetResult();
            await Task.Delay(Timeout.Infinite, token);
            return ScriptedChatClient.Answer;
        });
        using var client = new LimitedChatClient(inner, Limits with { MaxInFlight = 1 }, time);
        var asking = Enumerable.Range(0, 3).Select(_ => client.GetResponseAsync([], options: null, stop.Token)).ToList();
        await first.Task;
        await stop.CancelAsync();
        foreach (var one in asking)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        }

        Assert.Equal(1, inner.Asked);
    }

    [Fact(Timeout = 60_000)]
    public async Task GetResponseAsync_CancelledWhileItWaitsToAskAgain_Stops()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var frozen = new TestTime { Skips = false };
        var inner = new ScriptedChatClient((_, _) =>
        {
            stop.Cancel();
            throw new EndpointException(EndpointFailure.Transient, "gone");
        });
        using var client = new LimitedChatClient(inner, Limits, frozen);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetResponseAsync([], options: null, stop.Token));
        Assert.Equal(1, inner.Asked);
    }

    [Fact]
    public void New_WithLimitsThatCannotBe_IsRefused()
    {
        foreach (var wrong in new[]
        {
            Limits with { Attempts = 0 }, Limits with { MaxInFlight = 0 }, Limits with { StartInFlight = 0 }, Limits with { RequestsPerMinute = 0 }, Limits with { RequestTime = TimeSpan.Zero },
            Limits with { FirstWait = TimeSpan.FromSeconds(-1) },
        })
        {
            Assert.Throws<ArgumentException>(() => new LimitedChatClient(Failing(0, null), wrong, time));
        }
    }

    private static ScriptedChatClient Failing(int times, EndpointException? failure) =>
        new((asked, _) => asked <= times ? Task.FromException<ChatResponse>(failure!) : Task.FromResult(ScriptedChatClient.Answer));

    private async Task<ChatResponse> AskAsync(ScriptedChatClient inner, ChatLimits limits)
    {
        using var client = new LimitedChatClient(inner, limits, time, () => 0.5);
        return await client.GetResponseAsync([new(ChatRole.User, "?")], options: null, Token);
    }
}
