using ToolAce.Agents.Budgets;
using ToolAce.Agents.Costs;
using ToolAce.Agents.Limits;
using ToolAce.Agents.Structured;

namespace ToolAce.Agents.Stacks;

/// <summary>How agents ask an endpoint, all of them together.</summary>
public sealed record ChatStackOptions
{
    /// <summary>How hard and how patiently it may be asked.</summary>
    public ChatLimits Limits { get; init; } = new();

    /// <summary>How structured answers are asked for.</summary>
    public StructuredOptions Structured { get; init; } = new();

    /// <summary>What may be spent, what is in the bill already included.</summary>
    public ChatBudget Budget { get; init; } = new();

    /// <summary>What tokens cost.</summary>
    public TokenPrices Prices { get; init; } = TokenPrices.Free;

    /// <summary>Where answers are kept, so that none is paid for twice.</summary>
    public required string AnswerFolder { get; init; }

    /// <summary>The bill's file; null where nobody reads it.</summary>
    public string? UsageFile { get; init; }
}
