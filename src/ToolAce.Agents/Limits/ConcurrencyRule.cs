namespace ToolAce.Agents.Limits;

/// <summary>
/// How many requests an endpoint stands at once, learned from what comes back: additive increase, multiplicative decrease. Until the first decrease every
/// answer raises the limit by one, so that it doubles in the time of a request. Not thread-safe.
/// </summary>
internal sealed class ConcurrencyRule(int start, int most)
{
    /// <summary>This share of refusals is an endpoint's ordinary noise; it is one refusal where fewer than 20 are in flight.</summary>
    private const double Noise = 0.05;

    private const double AfterRefusals = 0.5;
    private const double AfterSlowness = 0.75;

    /// <summary>
    /// Answers are slow when they take so many times the best mean seen by every measure: a request, a token read, a token written. One alone says that the questions
    /// have become others. Lengths of answers to one question make means of <see cref="Sample"/> differ, but not by as much.
    /// </summary>
    private const double Slow = 3;

    /// <summary>A best mean grows by this a round: what an endpoint could do an hour ago counts less and less.</summary>
    private const double Forgetting = 1.02;

    private const int Sample = 20;

    /// <summary>A limit of hundreds is regained in tens of rounds, not in hundreds.</summary>
    private readonly double step = Math.Max(1, most / 32.0);
    private double limit = Math.Min(start, most);
    private bool doubling = true;
    private int refused;
    private int answered;
    private double seconds;
    private long read;
    private long written;
    private (double Request, double Read, double Written) best = (double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity);

    public int Limit => (int)limit;

    /// <summary>Counts the decreases. What was sent before one says nothing about the limit since.</summary>
    public int Epoch { get; private set; }

    /// <summary>
    /// An answer came; <paramref name="full"/> when the limit was reached, so that it may be too low. <paramref name="tokensRead"/> and
    /// <paramref name="tokensWritten"/> are ≥ 1.
    /// </summary>
    public void Answered(int epoch, double duration, bool full, long tokensRead = 1, long tokensWritten = 1)
    {
        if (epoch != Epoch)
        {
            return;
        }

        if (full)
        {
            limit = Math.Min(most, limit + (doubling ? 1 : step / limit));
        }

        answered++;
        seconds += duration;
        read += tokensRead;
        written += tokensWritten;
        if (answered >= Math.Max(Sample, limit))
        {
            EndRound();
        }
    }

    /// <summary>The endpoint refused, or let the time run out.</summary>
    public void Refused(int epoch)
    {
        if (epoch == Epoch && ++refused > Noise * limit)
        {
            Decrease(AfterRefusals);
        }
    }

    private void EndRound()
    {
        var mean = (Request: seconds / answered, Read: seconds / read, Written: seconds / written);
        if (mean.Request > Slow * best.Request && mean.Read > Slow * best.Read && mean.Written > Slow * best.Written)
        {
            Decrease(AfterSlowness);
        }

        best = (Math.Min(mean.Request, best.Request * Forgetting), Math.Min(mean.Read, best.Read * Forgetting), Math.Min(mean.Written, best.Written * Forgetting));
        Begin();
    }

    private void Decrease(double factor)
    {
        limit = Math.Max(1, limit * factor);
        doubling = false;
        Epoch++;
        Begin();
    }

    private void Begin() => (refused, answered, seconds, read, written) = (0, 0, 0, 0, 0);
}
