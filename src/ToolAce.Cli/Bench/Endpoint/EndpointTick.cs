namespace ToolAce.Cli.Bench.Endpoint;

/// <summary>A tenth of a second at the endpoint.</summary>
/// <param name="NewQuestions">Questions asked for the first time.</param>
/// <param name="Answers">Whole answers sent.</param>
/// <param name="Latency">Seconds drawn for these answers, added up.</param>
/// <param name="InFlight">Most attempts at work at once.</param>
internal sealed record EndpointTick(int NewQuestions, int Answers, double Latency, int InFlight)
{
    /// <summary>Seconds a tick.</summary>
    public const double Seconds = 0.1;
}
