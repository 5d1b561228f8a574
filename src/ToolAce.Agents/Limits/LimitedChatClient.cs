using Microsoft.Extensions.AI;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using ToolAce.Agents.Chat;
using ToolAce.Agents.Costs;

namespace ToolAce.Agents.Limits;

/// <summary>
/// Asks no more at once than the endpoint stands, no faster than allowed, not for longer than given, and again where that may help. While a question waits to
/// be asked again, others are asked. What remains after that is one <see cref="EndpointException"/>.
/// </summary>
public sealed class LimitedChatClient : DelegatingChatClient
{
    private const int MostDoublings = 30;
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
        catch (EndpointException last) when (last.CanRetry && last.RetryAfter > limits.LongestAsked)
        {
            throw new EndpointException(
                EndpointFailure.Transient,
                $"{Said(last, attempts)} So long a wait is left to you: go on later, or give a request more time than {limits.LongestAsked.TotalSeconds:0.#} seconds.") { RetryAfter = last.RetryAfter };
        }
        catch (EndpointException last) when (attempts > 1)
        {
            throw new EndpointException(last.Failure, Said(last, attempts)) { RetryAfter = last.RetryAfter, OfRequest = last.OfRequest };
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
        ShouldHandle = attempt => ValueTask.FromResult(
            attempt.Outcome.Exception is EndpointException { CanRetry: true } failure && (failure.RetryAfter ?? TimeSpan.Zero) <= limits.LongestAsked),
        DelayGenerator = attempt => ValueTask.FromResult<TimeSpan?>(Wait(limits, attempt, jitter())),
    };

    /// <summary>A wait of our own, or the endpoint's if that is longer: one that says 0 would else be asked again at once, time after time.</summary>
    private static TimeSpan Wait(ChatLimits limits, RetryDelayGeneratorArguments<ChatResponse> attempt, double chance)
    {
        var doubled = limits.FirstWait.TotalSeconds * Math.Pow(2, Math.Min(attempt.AttemptNumber, MostDoublings)) * (0.5 + chance);
        var own = TimeSpan.FromSeconds(Math.Min(doubled, limits.LongestWait.TotalSeconds));
        return attempt.Outcome.Exception is EndpointException { RetryAfter: { } asked } && asked > own ? asked : own;
    }

    private static string Said(EndpointException failure, int attempts) => attempts > 1 ? $"{failure.Message} Asked {attempts} times." : failure.Message;

    private static long Tokens(long? counted, IEnumerable<ChatMessage> messages) => Math.Max(1, counted ?? TokenEstimate.Of(messages));

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
            var duration = time.GetElapsedTime(start);
            leave = () => slots.Answered(epoch, duration, Tokens(answer.Usage?.InputTokenCount, messages), Tokens(answer.Usage?.OutputTokenCount, answer.Messages));
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
                if (slots.Refused(epoch) && refusal.RetryAfter is { } wait && wait <= limits.LongestAsked)
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
