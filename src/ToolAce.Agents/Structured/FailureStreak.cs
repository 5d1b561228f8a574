using ToolAce.Agents.Chat;

namespace ToolAce.Agents.Structured;

/// <summary>
/// Counts the questions in a row to which the endpoint gave no answer. So many are the endpoint's fault and no longer the questions': everyone after them would
/// only wait for another. May be used by several at once.
/// </summary>
public sealed class FailureStreak
{
    /// <summary>Failures in a row that are too many.</summary>
    public const int TooMany = 8;
    private int failures;

    /// <summary>Takes note of an outcome.</summary>
    /// <exception cref="EndpointException">The endpoint has failed <see cref="TooMany"/> times in a row.</exception>
    public void Note<T>(StructuredAnswer<T> answer)
    {
        if (answer.Outcome != StructuredOutcome.Failed)
        {
            Interlocked.Exchange(ref failures, 0);
        }
        else if (Interlocked.Increment(ref failures) is var inARow && inARow >= TooMany)
        {
            throw new EndpointException(answer.Failure ?? EndpointFailure.Transient, $"{answer.Reason} So it went {inARow} times in a row.");
        }
    }
}
