using ToolAce.Agents.Costs;
using ToolAce.Core.Apis;
using ToolAce.Core.Models;

namespace ToolAce.Agents.Models;

/// <summary>What there is to choose about a model behind an endpoint.</summary>
public sealed record EndpointModelOptions
{
    /// <summary>How it is told of the tools.</summary>
    public ToolMode Mode { get; init; }

    /// <summary>Tokens of prompt and answer together. Endpoints do not say; one that is asked too much says so then.</summary>
    public int ContextLength { get; init; } = int.MaxValue;

    /// <summary>Whether log-probabilities of its answers' tokens are asked for. Some endpoints refuse such a request; others leave them out, and so does the generation.</summary>
    public bool LogProbs { get; init; }

    /// <summary>What it costs.</summary>
    public TokenPrices Prices { get; init; } = TokenPrices.Free;

    /// <summary>With <see cref="ToolMode.Prompts"/>, the system message for an instruction (null: the usual one) and tools, at least one of which is there.</summary>
    public Func<string?, IReadOnlyList<ApiDefinition>, string> SystemText { get; init; } = JsonToolPrompt.Write;
}
