using Microsoft.Extensions.AI;

namespace ToolAce.Agents.Costs;

/// <summary>
/// Counts what an endpoint is asked and charges. Thread-safe; one may serve several clients, so that a stage has one bill. With a file it goes on from what is
/// in there.
/// </summary>
public sealed class EndpointUsage(TokenPrices prices, UsageFile? file = null)
{
    private readonly Lock gate = new();
    private UsageTotals totals = (file?.Totals.Values ?? []).Aggregate(UsageTotals.None, (sum, more) => sum.Plus(more));

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

    /// <summary>An answer came. <paramref name="estimate"/> is what it took, about, and counts where the endpoint does not say.</summary>
    internal void Answered(UsageDetails? usage, double seconds, string agent, (long Prompt, long Answer) estimate = default)
    {
        var (prompt, answer) = (usage?.InputTokenCount ?? 0, usage?.OutputTokenCount ?? 0);
        var unmetered = usage?.InputTokenCount is null || usage.OutputTokenCount is null ? 1 : 0;
        var (promptGuess, answerGuess) = (usage?.InputTokenCount is null ? estimate.Prompt : 0, usage?.OutputTokenCount is null ? estimate.Answer : 0);
        Add(agent, new UsageTotals(Requests: 1, Failures: 0, unmetered, prompt, answer, seconds, prices.Of(prompt, answer))
        {
            EstimatedTokens = promptGuess + answerGuess,
            EstimatedCost = prices.Of(promptGuess, answerGuess),
        });
    }

    /// <summary>An answer came from the cache: no request was sent.</summary>
    internal void Hit(string agent) => Add(agent, UsageTotals.None with { CacheHits = 1 });

    internal void Failed(string agent) => Add(agent, UsageTotals.None with { Requests = 1, Failures = 1 });

    private void Add(string agent, UsageTotals more)
    {
        lock (gate)
        {
            totals = totals.Plus(more);
        }

        file?.Add(agent, more);
    }
}
