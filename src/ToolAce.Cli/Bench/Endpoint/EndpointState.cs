namespace ToolAce.Cli.Bench.Endpoint;

/// <summary>What a loaded endpoint has counted. Times are seconds since its start.</summary>
/// <param name="Now">The time of this count.</param>
/// <param name="Questions">Different questions, by content.</param>
/// <param name="Attempts">Requests, faults included.</param>
/// <param name="Charged">Answers paid for, those that nobody waited for included.</param>
/// <param name="Abandoned">Of these, those that nobody waited for.</param>
/// <param name="PaidTwice">Questions paid for more than once, without <paramref name="PaidAgainAfterKill"/>.</param>
/// <param name="PaidAgainAfterKill">Questions that were under way when their asker was killed, and were asked again.</param>
/// <param name="TooMany">Attempts refused with 429 as noise.</param>
/// <param name="OverSlots">Attempts refused with 429 because all slots were taken.</param>
/// <param name="Faults">Attempts that failed otherwise.</param>
/// <param name="MostInFlight">Most attempts at work at once.</param>
/// <param name="Ticks">What went on, tick after tick.</param>
internal sealed record EndpointState(
    double Now,
    int Questions,
    int Attempts,
    int Charged,
    int Abandoned,
    int PaidTwice,
    int PaidAgainAfterKill,
    int TooMany,
    int OverSlots,
    int Faults,
    int MostInFlight,
    IReadOnlyList<EndpointTick> Ticks);
