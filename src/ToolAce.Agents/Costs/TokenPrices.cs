namespace ToolAce.Agents.Costs;

/// <summary>What a million tokens cost, read and written, in the account's currency.</summary>
public sealed record TokenPrices(decimal PromptPerMillion, decimal AnswerPerMillion)
{
    private const decimal Million = 1_000_000;

    /// <summary>For endpoints of one's own.</summary>
    public static TokenPrices Free { get; } = new(0, 0);

    /// <summary>What so many tokens cost.</summary>
    public decimal Of(long promptTokens, long answerTokens) => ((promptTokens * PromptPerMillion) + (answerTokens * AnswerPerMillion)) / Million;
}
