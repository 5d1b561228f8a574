using Microsoft.Extensions.AI;
using ToolAce.Agents.Budgets;
using ToolAce.Agents.Caching;
using ToolAce.Agents.Chat;
using ToolAce.Agents.Costs;
using ToolAce.Agents.Limits;
using ToolAce.Agents.Structured;

namespace ToolAce.Agents.Stacks;

/// <summary>
/// The way to an endpoint that all agents of a stage share. From the outside in: known answers come from the cache and cost nothing; the limits let so many
/// through as the endpoint stands and ask again where that may help; the budget looks at every attempt, those repeated included; each is written into the bill.
/// </summary>
public sealed class ChatStack : IDisposable
{
    private readonly IChatClient client;
    private readonly StructuredOptions structured;
    private readonly UsageFile? bill;

    /// <summary>Builds it; nothing is asked yet.</summary>
    /// <exception cref="ArgumentException">Limits, budget or options cannot be.</exception>
    public ChatStack(ChatEndpoint endpoint, ChatStackOptions options, TimeProvider time)
        : this(new EndpointChatClient(endpoint, time), endpoint.Model, endpoint.Address, options, time)
    {
    }

    /// <summary>The same way to anything that answers, such as a checkpoint of our own.</summary>
    /// <param name="answering">Who answers; disposed with the stack.</param>
    /// <param name="model">The name under which answers are kept: it alone says who answers.</param>
    /// <param name="options">How it is asked.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="ArgumentException">Limits, budget or options cannot be.</exception>
    public ChatStack(IChatClient answering, string model, ChatStackOptions options, TimeProvider time)
        : this(answering, model, address: null, options, time)
    {
    }

    private ChatStack(IChatClient answering, string model, Uri? address, ChatStackOptions options, TimeProvider time)
    {
        options.Limits.Checked();
        structured = options.Structured.Checked();
        bill = options.UsageFile is { } file ? new UsageFile(file) : null;
        Usage = new EndpointUsage(options.Prices, bill);
        var metered = new MeteredChatClient(answering, Usage, time);
        var limited = new LimitedChatClient(new BudgetedChatClient(metered, options.Budget, Usage), options.Limits with { FinishStarted = true }, time);
        client = new CachingChatClient(limited, model, options.AnswerFolder, Usage, address);
    }

    /// <summary>What was asked and charged, by this process and by those before it whose bill is in the same file.</summary>
    public EndpointUsage Usage { get; }

    /// <summary>The way for one agent; its name is what the bill says.</summary>
    public StructuredChat For(string agent) => new(new NamedChatClient(client, agent), structured);

    /// <inheritdoc/>
    public void Dispose()
    {
        client.Dispose();
        bill?.Dispose();
    }
}
