namespace ToolAce.Agents.Chat;

/// <summary>A request to an endpoint that came to nothing. The message says what, where and how to mend it, and never holds the key.</summary>
public sealed class EndpointException(EndpointFailure failure, string message) : Exception(message)
{
    /// <summary>Of which kind it is.</summary>
    public EndpointFailure Failure { get; } = failure;

    /// <summary>How long the endpoint asks to be left alone; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>With <see cref="EndpointFailure.Permanent"/>, whether the request itself may be what it cannot take, so that others may well be answered.</summary>
    public bool OfRequest { get; init; }

    /// <summary>Whether asking again may help.</summary>
    public bool CanRetry => Failure is EndpointFailure.Transient or EndpointFailure.Overloaded;
}
