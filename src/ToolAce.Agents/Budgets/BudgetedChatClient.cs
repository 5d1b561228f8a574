using Microsoft.Extensions.AI;
using ToolAce.Agents.Costs;

namespace ToolAce.Agents.Budgets;

/// <summary>
/// Sends no further request once a bill has reached its budget; requests in flight finish, so a bill can end above the budget by what they take. It belongs
/// inside of the limits, where a request that waited is looked at again, and around the metering.
/// </summary>
/// <param name="inner">Asked while there is money left.</param>
/// <param name="budget">What may be spent.</param>
/// <param name="usage">The bill that the metering writes.</param>
public sealed class BudgetedChatClient(IChatClient inner, ChatBudget budget, EndpointUsage usage) : DelegatingChatClient(inner)
{
    /// <summary>Characters a token, at least about: for endpoints that do not say what an answer took.</summary>
    private const int CharactersAToken = 3;
    private readonly ChatBudget budget = budget.Checked();
    private readonly Lock gate = new();
    private (long Tokens, decimal Money) estimated;

    /// <inheritdoc/>
    /// <exception cref="BudgetSpentException">The budget is spent; nothing was sent.</exception>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ThrowIfSpent();
        var asked = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var answer = await base.GetResponseAsync(asked, options, cancellationToken);
        if (answer.Usage?.InputTokenCount is null || answer.Usage.OutputTokenCount is null)
        {
            Estimate(asked, answer);
        }

        return answer;
    }

    private void ThrowIfSpent()
    {
        var totals = usage.Totals;
        long tokens;
        decimal money;
        lock (gate)
        {
            (tokens, money) = (totals.PromptTokens + totals.AnswerTokens + estimated.Tokens, totals.Cost + estimated.Money);
        }

        if (tokens >= budget.Tokens)
        {
            throw new BudgetSpentException($"The budget of {budget.Tokens:N0} tokens is spent ({tokens:N0} so far). Raise it and resume; what is done is kept.");
        }

        if (money >= budget.Money)
        {
            throw new BudgetSpentException($"The budget of {budget.Money} is spent ({money} so far). Raise it and resume; what is done is kept.") { OfMoney = true };
        }
    }

    /// <summary>A bill without tokens would never reach a budget. Whatever part the endpoint did say is in the bill already.</summary>
    private void Estimate(IReadOnlyList<ChatMessage> asked, ChatResponse answer)
    {
        var prompt = answer.Usage?.InputTokenCount is null ? Tokens(asked) : 0;
        var written = answer.Usage?.OutputTokenCount is null ? Tokens(answer.Messages) : 0;
        lock (gate)
        {
            estimated = (estimated.Tokens + prompt + written, estimated.Money + usage.Prices.Of(prompt, written));
        }
    }

    private static long Tokens(IEnumerable<ChatMessage> messages) => 1 + (messages.Sum(m => (long)m.Text.Length) / CharactersAToken);
}
