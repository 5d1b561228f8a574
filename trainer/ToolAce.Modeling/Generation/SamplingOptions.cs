namespace ToolAce.Modeling.Generation;

/// <summary>How continuations are drawn. The defaults are those of iTool's search (methods.md B3), but for the repetition penalty.</summary>
public sealed record SamplingOptions
{
    /// <summary>Continuations of each prefix.</summary>
    public int Samples { get; init; } = 1;

    /// <summary>Most tokens of one continuation.</summary>
    public int MaxTokens { get; init; } = 50;

    /// <summary>Logits are divided by it; 0 takes the likeliest token always.</summary>
    public double Temperature { get; init; } = 1.5;

    /// <summary>
    /// Positive logits of tokens that occurred are divided by it, negative ones multiplied (Keskar et al., 2019): above 1 repetition is discouraged, below 1 encouraged
    /// (iTool draws with 0.75). The log-probabilities told are the model's own all the same.
    /// </summary>
    public double RepetitionPenalty { get; init; } = 1;

    /// <summary>Prefix, sample and this choose the random stream.</summary>
    public int Seed { get; init; }

    /// <summary>Texts that end a continuation besides the model's own end marks. The text is cut before them; the tokens are kept as drawn.</summary>
    public IReadOnlyList<string> Stop { get; init; } = [];
}
