namespace ToolAce.Cli.Verbs.Data.Agents;

/// <summary>
/// Counts pieces of work in a row that gave nothing that could be used: so many are the model's fault, and each further one would be paid for in vain. May be used by several
/// at once.
/// </summary>
/// <param name="what">What is counted, in the plural.</param>
internal sealed class AnswerStreak(string what)
{
    /// <summary>So many in a row are too many.</summary>
    public const int TooMany = 16;
    private int _unusable;

    /// <param name="problem">What was wrong; null where the piece can be used.</param>
    /// <exception cref="UnusableAnswersException">It was one too many.</exception>
    public void Note(string? problem)
    {
        if (problem is null)
        {
            Interlocked.Exchange(ref _unusable, 0);
        }
        else if (Interlocked.Increment(ref _unusable) >= TooMany)
        {
            throw new UnusableAnswersException(
                $"{TooMany} {what} in a row could not be used. The last: {problem.TrimEnd('.')}. Try another --model, --send-schema false or a higher --max-tokens, with --preview first; what is done is kept.");
        }
    }
}
