namespace ToolAce.Cli.Bench.Endpoint;

/// <summary>What <c>bench endpoint</c> found.</summary>
/// <param name="Slots">Requests that the endpoint works on at once.</param>
/// <param name="Samples">Samples asked for.</param>
/// <param name="MeanLatency">Mean seconds of an answer while the slots were full.</param>
/// <param name="AnswersPerSecond">Answers a second in that time.</param>
/// <param name="AchievedShare">These as a share of slots ÷ mean latency, 0–1.</param>
/// <param name="FullSeconds">How long the slots were full, both runs together.</param>
/// <param name="MostInFlight">Most requests at work at once.</param>
/// <param name="Lost">Samples without the right answer, of which there must be none.</param>
/// <param name="Doubled">Samples written down more than once.</param>
/// <param name="PaidTwice">Questions paid for twice though nothing was under way with them when the asker was killed.</param>
/// <param name="PaidAgainAfterKill">Questions under way at the kill, which nobody can know the answers of, paid for again.</param>
/// <param name="PaidByRerun">Answers paid for when everything is asked once more.</param>
/// <param name="Attempts">Requests.</param>
/// <param name="Retries">Requests beyond one a question.</param>
/// <param name="TooMany">Refused with 429.</param>
/// <param name="Faults">Failed otherwise.</param>
internal sealed record EndpointReport(
    int Slots,
    int Samples,
    double MeanLatency,
    double AnswersPerSecond,
    double AchievedShare,
    double FullSeconds,
    int MostInFlight,
    int Lost,
    int Doubled,
    int PaidTwice,
    int PaidAgainAfterKill,
    int PaidByRerun,
    int Attempts,
    int Retries,
    int TooMany,
    int Faults)
{
    /// <summary>The report of what the endpoint counted and the asker wrote down.</summary>
    /// <param name="killedAt">Seconds since the server's start.</param>
    public static EndpointReport Of(EndpointLoad load, int samples, EndpointState state, double killedAt, int paidByRerun, IReadOnlyList<AskedSample> written)
    {
        var kill = Math.Min(state.Ticks.Count, (int)(killedAt / EndpointTick.Seconds));
        var window = LoadWindow.Of([.. state.Ticks.Take(kill)], load.Slots).Plus(LoadWindow.AfterKill(state.Ticks, kill, load.Slots));
        var right = written.Where(w => w.Said == w.Sample).Select(w => w.Sample).ToHashSet();
        return new EndpointReport(
            load.Slots,
            samples,
            Math.Round(window.Answers > 0 ? window.Latency / window.Answers : 0, 3),
            Math.Round(window.Seconds > 0 ? window.Answers / window.Seconds : 0, 1),
            Math.Round(window.Achieved(load.Slots), 4),
            Math.Round(window.Seconds, 1),
            state.MostInFlight,
            Enumerable.Range(0, samples).Count(i => !right.Contains(i)),
            written.Count - written.Select(w => w.Sample).Distinct().Count(),
            state.PaidTwice,
            state.PaidAgainAfterKill,
            paidByRerun,
            state.Attempts,
            state.Attempts - state.Questions,
            state.TooMany + state.OverSlots,
            state.Faults);
    }

    /// <summary>Whether nothing is lost, doubled or paid twice.</summary>
    public bool IsSound => Lost == 0 && Doubled == 0 && PaidTwice == 0 && PaidByRerun == 0;
}
