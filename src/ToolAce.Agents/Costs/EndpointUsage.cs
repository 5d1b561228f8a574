using Microsoft.Extensions.AI;

namespace ToolAce.Agents.Costs;

/// <summary>Counts what an endpoint is asked and charges. Thread-safe; one may serve several clients, so that a stage has one bill.</summary>
public sealed class EndpointUsage(TokenPrices prices)
{
    private readonly Lock gate = new();
    private UsageTotals totals = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>The sums as they are now.</summary>
    public UsageTotals Totals
    {
        get
        {
            lock (gate)
            {
                return totals;
            }
        }
    }

    /// <summary>What its tokens cost.</summary>
    internal TokenPrices Prices => prices;

    internal void Answered(UsageDetails? usage, double seconds)
    {
        var (prompt, answer) = (usage?.InputTokenCount ?? 0, usage?.OutputTokenCount ?? 0);
        lock (gate)
        {
            totals = totals with
            {
                Requests = totals.Requests + 1,
                Unmetered = totals.Unmetered + (usage?.InputTokenCount is null || usage.OutputTokenCount is null ? 1 : 0),
                PromptTokens = totals.PromptTokens + prompt,
                AnswerTokens = totals.AnswerTokens + answer,
                Seconds = totals.Seconds + seconds,
                Cost = totals.Cost + prices.Of(prompt, answer),
            };
        }
    }

    /// <summary>An answer came from the cache: no request was sent.</summary>
    internal void Hit()
    {
        lock (gate)
        {
            totals = totals with { CacheHits = totals.CacheHits + 1 };
        }
    }

    internal void Failed()
    {
        lock (gate)
        {
            totals = totals with { Requests = totals.Requests + 1, Failures = totals.Failures + 1 };
        }
    }
}
