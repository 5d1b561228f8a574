using Microsoft.Extensions.AI;
using ToolAce.Agents.Costs;

namespace ToolAce.Agents.Budgets;

/// <summary>
/// Sends no further request once a bill has reached its budget, what the bill can only estimate included; requests in flight finish, so a bill can end above the
/// budget by what they take. It belongs inside of the limits, where a request that waited is looked at again, and around the metering.
/// </summary>
/// <param name="inner">Asked while there is money left.</param>
/// <param name="budget">What may be spent.</param>
/// <param name="usage">The bill that the metering writes.</param>
public sealed class BudgetedChatClient(IChatClient inner, ChatBudget budget, EndpointUsage usage) : DelegatingChatClient(inner)
{
    private readonly ChatBudget budget = budget.Checked();

    /// <inheritdoc/>
    /// <exception cref="BudgetSpentException">The budget is spent; nothing was sent.</exception>
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ThrowIfSpent();
        return base.GetResponseAsync(messages, options, cancellationToken);
    }

    private void ThrowIfSpent()
    {
        var totals = usage.Totals;
        var (tokens, money) = (totals.PromptTokens + totals.AnswerTokens + totals.EstimatedTokens, totals.Cost + totals.EstimatedCost);
        if (tokens >= budget.Tokens)
        {
            throw new BudgetSpentException($"The budget of {budget.Tokens:N0} tokens is spent ({tokens:N0} so far). Raise it and resume; what is done is kept.");
        }

        if (money >= budget.Money)
        {
            throw new BudgetSpentException($"The budget of {budget.Money} is spent ({money} so far). Raise it and resume; what is done is kept.") { OfMoney = true };
        }
    }
}
