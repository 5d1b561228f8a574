using System.Globalization;
using System.Net.Http.Headers;

namespace ToolAce.Agents.Chat;

/// <summary>Turns a status that is no success into what it means for us.</summary>
internal static class Refusal
{
    public static EndpointException Of(int status, string body, TimeSpan? retryAfter, ChatEndpoint endpoint)
    {
        var failure = status switch
        {
            429 when ErrorBody.MeansQuota(body) => EndpointFailure.Permanent,
            429 or 503 => EndpointFailure.Overloaded,
            408 or 409 or 425 or >= 500 => EndpointFailure.Transient,
            400 or 413 or 422 when ErrorBody.MeansTooLong(body) => EndpointFailure.TooLong,
            400 or 403 or 422 when ErrorBody.MeansFilter(body) => EndpointFailure.Withheld,
            _ => EndpointFailure.Permanent,
        };
        var said = endpoint.Key.InProblem(body);
        var why = (ErrorBody.Read(said) ?? ErrorBody.Shown(said)) is { } shown ? $" It says: {shown}" : "";
        var wait = retryAfter is { Ticks: > 0 } alone ? $" It asks to be left alone for {alone.TotalSeconds:0.#} seconds." : "";
        return new EndpointException(failure, $"{endpoint.Address.Authority}: {Meaning(status, failure, endpoint)}{wait}{why}") { RetryAfter = retryAfter, OfRequest = status is 400 or 413 or 422 };
    }

    /// <summary>How long the headers ask to wait, in any of the forms in use.</summary>
    public static TimeSpan? RetryAfter(string? milliseconds, string? header, DateTimeOffset now)
    {
        if (double.TryParse(milliseconds, NumberStyles.Float, CultureInfo.InvariantCulture, out var ms) && ms is >= 0 and <= int.MaxValue)
        {
            return TimeSpan.FromMilliseconds(ms);
        }

        return RetryConditionHeaderValue.TryParse(header, out var value)
            ? value.Delta ?? (value.Date > now ? value.Date - now : TimeSpan.Zero)
            : null;
    }

    private static string Meaning(int status, EndpointFailure failure, ChatEndpoint endpoint) => status switch
    {
        _ when failure == EndpointFailure.Withheld => $"its content filter keeps the answer back ({status}). Its owner may be able to loosen it.",
        402 => $"the account has no credit left ({status}). Top it up, then go on.",
        429 when failure == EndpointFailure.Permanent => $"the account's quota is used up ({status}). Raise it or top the account up, then go on.",
        401 or 403 => $"the key is refused ({status}). Give the right one.",
        404 => $"no chat endpoint at this address, or no model {endpoint.Model} ({status}). The address ends before /chat/completions; for many it ends in /v1.",
        429 => $"too many requests, or the account's quota is used up ({status}). Ask less at a time, or look at the account.",
        >= 300 and < 400 => $"it sends elsewhere ({status}), which is not followed with a key. Give the address it sends to.",
        >= 500 => $"it failed by itself ({status}). Trying again later may help.",
        _ => $"the request is refused ({status}). Check address and model.",
    };
}
