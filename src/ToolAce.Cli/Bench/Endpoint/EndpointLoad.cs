namespace ToolAce.Cli.Bench.Endpoint;

/// <summary>How loaded an endpoint pretends to be. Shares are of all attempts, 0–1.</summary>
/// <param name="Slots">Requests that it works on at once, ≥ 1; any more are refused.</param>
/// <param name="Median">Median seconds of an answer; they are distributed log-normally.</param>
internal sealed record EndpointLoad(int Slots, double Median, int Seed)
{
    /// <summary>Standard deviation of the logarithm of an answer's seconds.</summary>
    public double Spread { get; init; } = 0.5;

    /// <summary>Refused at once with 429, half of them with a second to wait.</summary>
    public double TooMany { get; init; } = 0.01;

    /// <summary>Ended with 500 or 502, in place of the answer.</summary>
    public double Broken { get; init; } = 0.005;

    /// <summary>Broken off in the middle of the body.</summary>
    public double Dropped { get; init; } = 0.0025;

    /// <summary>Answered with something that is no chat completion.</summary>
    public double Garbage { get; init; } = 0.0025;
}
