using ToolAce.Agents.Budgets;
using ToolAce.Agents.Chat;
using ToolAce.Agents.Costs;
using ToolAce.Agents.Limits;
using ToolAce.Agents.Local;
using ToolAce.Agents.Stacks;
using ToolAce.Agents.Structured;
using ToolAce.Core.Models;
using ToolAce.Cycles.Configuration;

namespace ToolAce.Cycles.Agents;

/// <summary>The config's words on a language model as the way there.</summary>
internal static class AgentStack
{
    private static readonly TimeSpan OwnPatience = TimeSpan.FromHours(1);

    public static ChatStack Open(AgentsConfig agents, string? key, string answers, string? bill) =>
        new(new ChatEndpoint(new Uri(agents.Address!), agents.Model!, key), Options(agents, agents.Concurrency, answers, bill), TimeProvider.System);

    /// <summary>Answers are filed under the checkpoint's version, so that other weights in the same folder are asked anew.</summary>
    public static ChatStack Open(AgentsConfig agents, ITextModel local, string answers, string? bill) =>
        new(new LocalChatClient(local, new LocalChatOptions { AtOnce = agents.Concurrency }), local.Version, OfOwn(Options(agents, agents.Concurrency, answers, bill), agents), TimeProvider.System);

    /// <summary>Our own checkpoint refuses nobody, so there is nothing to find out about how many it stands; those of a batch wait for the longest answer in it.</summary>
    private static ChatStackOptions OfOwn(ChatStackOptions options, AgentsConfig agents) => options with
    {
        Limits = options.Limits with { StartInFlight = agents.Concurrency, RequestTime = agents.Patience is { } seconds ? TimeSpan.FromSeconds(seconds) : OwnPatience },
    };

    private static ChatStackOptions Options(AgentsConfig agents, int concurrency, string answers, string? bill) => new()
    {
        AnswerFolder = answers,
        UsageFile = bill,
        Limits = ChatLimits.For(concurrency, agents.Patience is { } seconds ? TimeSpan.FromSeconds(seconds) : ChatLimits.UsualPatience),
        Structured = new StructuredOptions { AskAgain = agents.AskAgain ?? new StructuredOptions().AskAgain, Temperature = agents.Temperature, MaxTokens = agents.MaxTokens, SendSchema = agents.SendSchema ?? true },
        Prices = new TokenPrices((decimal)(agents.PromptPrice ?? 0), (decimal)(agents.AnswerPrice ?? 0)),
        Budget = new ChatBudget { Tokens = (long?)agents.BudgetTokens, Money = (decimal?)agents.BudgetMoney },
    };
}
