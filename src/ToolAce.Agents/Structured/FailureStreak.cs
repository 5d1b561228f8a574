using ToolAce.Agents.Chat;

namespace ToolAce.Agents.Structured;

/// <summary>
/// Counts the questions in a row to which the endpoint gave no answer. So many are the endpoint's fault and no longer the questions': everyone after them would
/// only wait for another. A failure that stays, such as a refused key, is at once: every further question would fail alike and pass for a result. May be used by
/// several at once.
/// </summary>
/// <param name="minding">
/// Whether answers of another shape and refusals count as well, up to a higher number. An answer of the shape that cannot be used for what it says does not.
/// </param>
public sealed class FailureStreak(bool minding = false)
{
    /// <summary>Failures in a row that are too many.</summary>
    public const int TooMany = 8;

    /// <summary>Answers of no use in a row that are too many, where none was of use yet.</summary>
    public const int TooManyAtFirst = 32;

    /// <summary>Answers of no use in a row that are too many, where one was of use before.</summary>
    public const int TooManyLater = 256;

    private int failures;
    private int useless;
    private bool served;

    /// <summary>Takes note of an outcome.</summary>
    /// <exception cref="EndpointException">The endpoint fails for good, has failed <see cref="TooMany"/> times in a row, or has given nothing of use for too long.</exception>
    public void Note<T>(StructuredAnswer<T> answer)
    {
        if (answer.Outcome == StructuredOutcome.Failed)
        {
            Failed(answer);
            return;
        }

        Interlocked.Exchange(ref failures, 0);
        if (answer.Outcome == StructuredOutcome.Answered || answer.HadShape)
        {
            Interlocked.Exchange(ref useless, 0);
            Volatile.Write(ref served, true);
        }
        else if (minding)
        {
            Useless(answer);
        }
    }

    private void Failed<T>(StructuredAnswer<T> answer)
    {
        // Where others were answered, a request that cannot be taken is one question's misfortune.
        if (answer.Failure == EndpointFailure.Permanent && !(answer.OfRequest && Volatile.Read(ref served)))
        {
            throw new EndpointException(EndpointFailure.Permanent, $"{answer.Reason}");
        }

        if (Interlocked.Increment(ref failures) is var inARow && inARow >= TooMany)
        {
            throw new EndpointException(answer.Failure ?? EndpointFailure.Transient, $"{answer.Reason} So it went {inARow} times in a row.");
        }
    }

    private void Useless<T>(StructuredAnswer<T> answer)
    {
        // Several may be one too many at the same time; all of them say the same.
        var most = Volatile.Read(ref served) ? TooManyLater : TooManyAtFirst;
        if (Interlocked.Increment(ref useless) >= most)
        {
            throw new EndpointException(
                EndpointFailure.Permanent,
                $"The endpoint answers, but {most} questions in a row brought nothing of use. Of the last: {answer.Reason?.TrimEnd('.')}. " +
                "Another model may do better, or another way to ask it for JSON (agents.sendSchema).");
        }
    }
}
