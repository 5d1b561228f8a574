using ToolAce.Agents.Budgets;
using ToolAce.Agents.Chat;
using ToolAce.Agents.Costs;
using ToolAce.Agents.Limits;
using ToolAce.Agents.Stacks;
using ToolAce.Agents.Structured;
using ToolAce.Cycles.Configuration;

namespace ToolAce.Cycles.Agents;

/// <summary>The config's words on an endpoint as the way there.</summary>
internal static class AgentStack
{
    public static ChatStack Open(AgentsConfig agents, string? key, string answers, string bill) => new(
        new ChatEndpoint(new Uri(agents.Address!), agents.Model!, key),
        new ChatStackOptions
        {
            AnswerFolder = answers,
            UsageFile = bill,
            Limits = ChatLimits.For(agents.Concurrency, agents.Patience is { } seconds ? TimeSpan.FromSeconds(seconds) : ChatLimits.UsualPatience),
            Structured = new StructuredOptions { Temperature = agents.Temperature, MaxTokens = agents.MaxTokens, SendSchema = agents.SendSchema ?? true },
            Prices = new TokenPrices((decimal)(agents.PromptPrice ?? 0), (decimal)(agents.AnswerPrice ?? 0)),
            Budget = new ChatBudget { Tokens = (long?)agents.BudgetTokens, Money = (decimal?)agents.BudgetMoney },
        },
        TimeProvider.System);
}
