using Microsoft.Extensions.AI;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using ToolAce.Agents.Chat;

namespace ToolAce.Agents.Limits;

/// <summary>
/// Asks no more at once than the endpoint stands, no faster than allowed, not for longer than given, and again where that may help. While a question waits to
/// be asked again, others are asked. What remains after that is one <see cref="EndpointException"/>.
/// </summary>
public sealed class LimitedChatClient : DelegatingChatClient
{
    private readonly ChatLimits limits;
    private readonly TimeProvider time;
    private readonly RequestSlots slots;
    private readonly RequestPace pace;
    private readonly ResiliencePipeline<ChatResponse> again;
    private readonly ResiliencePipeline<ChatResponse> once;

    /// <summary>Puts limits around a client. <paramref name="jitter"/> gives numbers from 0 to 1 that spread the waits; by chance, unless given.</summary>
    /// <exception cref="ArgumentException">The limits cannot be.</exception>
    public LimitedChatClient(IChatClient inner, ChatLimits limits, TimeProvider time, Func<double>? jitter = null)
        : base(inner)
    {
        (this.limits, this.time) = (limits.Checked(), time);
        slots = new RequestSlots(limits.StartInFlight, limits.MaxInFlight);
        pace = new RequestPace(limits.RequestsPerMinute, time);
        once = new ResiliencePipelineBuilder<ChatResponse> { TimeProvider = time }.AddTimeout(limits.RequestTime).Build();
        again = limits.Attempts == 1
            ? ResiliencePipeline<ChatResponse>.Empty
            : new ResiliencePipelineBuilder<ChatResponse> { TimeProvider = time }.AddRetry(Retry(limits, jitter ?? Random.Shared.NextDouble)).Build();
    }

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var attempts = 0;
        try
        {
            return await again.ExecuteAsync(
                token =>
                {
                    attempts++;
                    return AttemptAsync(asked, options, token);
                },
                cancellationToken);
        }
        catch (EndpointException last) when (attempts > 1)
        {
            throw new EndpointException(last.Failure, $"{last.Message} Asked {attempts} times.") { RetryAfter = last.RetryAfter };
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            pace.Dispose();
        }

        base.Dispose(disposing);
    }

    private static RetryStrategyOptions<ChatResponse> Retry(ChatLimits limits, Func<double> jitter) => new()
    {
        MaxRetryAttempts = limits.Attempts - 1,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Randomizer = jitter,
        Delay = limits.FirstWait,
        MaxDelay = limits.LongestWait,
        ShouldHandle = attempt => ValueTask.FromResult(
            attempt.Outcome.Exception is EndpointException { CanRetry: true } failure && (failure.RetryAfter ?? TimeSpan.Zero) <= limits.LongestWait),
        DelayGenerator = attempt => ValueTask.FromResult((attempt.Outcome.Exception as EndpointException)?.RetryAfter),
    };

    private async ValueTask<ChatResponse> AttemptAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        var epoch = await slots.EnterAsync(cancellationToken);
        var leave = slots.Left;
        try
        {
            await pace.WaitAsync(cancellationToken);
            var start = time.GetTimestamp();
            cancellationToken.ThrowIfCancellationRequested();
            var giveUp = limits.FinishStarted ? CancellationToken.None : cancellationToken;
            var answer = await once.ExecuteAsync(async token => await base.GetResponseAsync(messages, options, token), giveUp);
            leave = () => slots.Answered(epoch, time.GetElapsedTime(start));
            return answer;
        }
        catch (TimeoutRejectedException late)
        {
            leave = () => slots.Refused(epoch);
            throw new EndpointException(EndpointFailure.Overloaded, $"No whole answer within {late.Timeout.TotalSeconds:0.#} seconds. Give it more time, or ask less at a time.");
        }
        catch (EndpointException refusal) when (refusal.Failure == EndpointFailure.Overloaded)
        {
            leave = () =>
            {
                // A refusal now and then is an endpoint's noise: its question waits, everyone else goes on.
                if (slots.Refused(epoch) && refusal.RetryAfter is { } wait && wait <= limits.LongestWait)
                {
                    pace.Leave(wait);
                }
            };
            throw;
        }
        finally
        {
            leave();
        }
    }
}
