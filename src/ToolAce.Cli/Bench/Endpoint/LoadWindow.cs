namespace ToolAce.Cli.Bench.Endpoint;

/// <summary>
/// A time in which an asker had its full number under way: from the moment it first had until it began its last new question, or was killed. What a
/// server of so many slots can give in it is known, so what it gave can be compared.
/// </summary>
/// <param name="Seconds">How long it was.</param>
/// <param name="Answers">Answers given in it.</param>
/// <param name="Latency">Seconds that these answers took, added up.</param>
internal sealed record LoadWindow(double Seconds, int Answers, double Latency)
{
    /// <summary>Full is so much of the slots: where one request has ended, the next takes a moment to begin.</summary>
    private const double Full = 0.95;

    /// <summary>The window within a stretch of ticks; of no length where the slots were never full.</summary>
    public static LoadWindow Of(IReadOnlyList<EndpointTick> ticks, int slots)
    {
        var begin = ticks.TakeWhile(t => !IsFull(t, slots)).Count();
        var end = ticks.Count - ticks.Reverse().TakeWhile(t => t.NewQuestions == 0).Count();
        var within = ticks.Take(end).Skip(begin).ToList();
        return new LoadWindow(within.Count * EndpointTick.Seconds, within.Sum(t => t.Answers), within.Sum(t => t.Latency));
    }

    private static bool IsFull(EndpointTick tick, int slots) => tick.InFlight >= Full * slots;

    /// <summary>
    /// The window of an asker that began when another was killed at <paramref name="kill"/>: what that one left at the server, until the server notices, is not the new one's.
    /// </summary>
    public static LoadWindow AfterKill(IReadOnlyList<EndpointTick> ticks, int kill, int slots) => Of([.. ticks.Skip(kill).SkipWhile(t => IsFull(t, slots))], slots);

    /// <summary>Both together.</summary>
    public LoadWindow Plus(LoadWindow other) => new(Seconds + other.Seconds, Answers + other.Answers, Latency + other.Latency);

    /// <summary>Answers a second, as a share of slots ÷ mean latency; 0 for a window of no length.</summary>
    public double Achieved(int slots) => Seconds > 0 ? Latency / (slots * Seconds) : 0;
}
