namespace ToolAce.Cycles.Reports;

/// <summary>What one agent's requests in a stage came to. <paramref name="Money"/> is in the currency of the endpoint's price list; null where none is known.</summary>
public sealed record StageCost(int Iteration, string Stage, string Agent, long Requests, long Tokens, double? Money)
{
    /// <summary>Tokens that the endpoint did not count, estimated by the length of prompts and answers; they are in no other number here.</summary>
    public long EstimatedTokens { get; init; }
}
