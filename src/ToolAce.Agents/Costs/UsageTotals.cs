using System.Text.Json.Serialization;

namespace ToolAce.Agents.Costs;

/// <summary>What an endpoint has been asked and has charged so far.</summary>
/// <param name="Requests">Attempts sent, failed ones included.</param>
/// <param name="Failures">Attempts that came to nothing.</param>
/// <param name="Unmetered">Answers that did not say how many tokens they took; what is missing in the sums for them is estimated.</param>
/// <param name="PromptTokens">Tokens read.</param>
/// <param name="AnswerTokens">Tokens written.</param>
/// <param name="Seconds">Latencies of the answers, added up.</param>
/// <param name="Cost">In the currency of the prices.</param>
public sealed record UsageTotals(long Requests, long Failures, long Unmetered, long PromptTokens, long AnswerTokens, double Seconds, decimal Cost)
{
    /// <summary>Answers that came from the cache; they are in none of the other sums.</summary>
    public long CacheHits { get; init; }

    /// <summary>Tokens, read and written together, that the endpoint did not count, about, by the length of prompts and answers. A budget counts them in.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long EstimatedTokens { get; init; }

    /// <summary>What <see cref="EstimatedTokens"/> cost, in the currency of the prices.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public decimal EstimatedCost { get; init; }

    /// <summary>Nothing asked yet.</summary>
    public static UsageTotals None { get; } = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>Both together.</summary>
    public UsageTotals Plus(UsageTotals more) => new(
        Requests + more.Requests,
        Failures + more.Failures,
        Unmetered + more.Unmetered,
        PromptTokens + more.PromptTokens,
        AnswerTokens + more.AnswerTokens,
        Seconds + more.Seconds,
        Cost + more.Cost)
    {
        CacheHits = CacheHits + more.CacheHits,
        EstimatedTokens = EstimatedTokens + more.EstimatedTokens,
        EstimatedCost = EstimatedCost + more.EstimatedCost,
    };
}
