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

    /// <summary>Answers are slow when they take so many times the best mean seen. Lengths of answers alone make means of <see cref="Sample"/> differ, but not by as much.</summary>
    private const double Slow = 3;

    /// <summary>The best mean grows by this a round: what an endpoint could do an hour ago counts less and less.</summary>
    private const double Forgetting = 1.02;

    private const int Sample = 20;

    /// <summary>A limit of hundreds is regained in tens of rounds, not in hundreds.</summary>
    private readonly double step = Math.Max(1, most / 32.0);
    private double limit = Math.Min(start, most);
    private bool doubling = true;
    private int refused;
    private int answered;
    private double seconds;
    private double best = double.PositiveInfinity;

    public int Limit => (int)limit;

    /// <summary>Counts the decreases. What was sent before one says nothing about the limit since.</summary>
    public int Epoch { get; private set; }

    /// <summary>An answer came; <paramref name="full"/> when the limit was reached, so that it may be too low.</summary>
    public void Answered(int epoch, double duration, bool full)
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
        var mean = seconds / answered;
        if (mean > Slow * best)
        {
            Decrease(AfterSlowness);
        }
        else
        {
            (refused, answered, seconds) = (0, 0, 0);
        }

        best = Math.Min(mean, best * Forgetting);
    }

    private void Decrease(double factor)
    {
        limit = Math.Max(1, limit * factor);
        doubling = false;
        Epoch++;
        (refused, answered, seconds) = (0, 0, 0);
    }
}
