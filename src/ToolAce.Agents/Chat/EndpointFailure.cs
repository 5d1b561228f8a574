namespace ToolAce.Agents.Chat;

/// <summary>The ways in which a request comes to nothing. What can be done about it depends on that alone.</summary>
public enum EndpointFailure
{
    /// <summary>Asking again may help: no connection, a time limit, an error of the endpoint's own, an answer that cannot be read.</summary>
    Transient,

    /// <summary>Asking again may help, and asking less will: too many requests, or too slow.</summary>
    Overloaded,

    /// <summary>Asking again the same way cannot help: the key, the address, the request.</summary>
    Permanent,

    /// <summary>The prompt is longer than the model's context.</summary>
    TooLong,

    /// <summary>The endpoint has an answer and keeps it to itself.</summary>
    Withheld,
}
