namespace ToolAce.Agents.Local;

/// <summary>What a checkpoint of our own does where a request leaves it open.</summary>
public sealed record LocalChatOptions
{
    /// <summary>Sampling temperature, ≥ 0. Above 0, because several samples of one question must be able to differ; 0 is greedy.</summary>
    public double Temperature { get; init; } = 0.7;

    /// <summary>Tokens of an answer at most, ≥ 1.</summary>
    public int MaxTokens { get; init; } = 1024;

    /// <summary>Questions that are answered together at most, ≥ 1.</summary>
    public int AtOnce { get; init; } = 1;

    /// <exception cref="ArgumentException">One of them cannot be.</exception>
    internal LocalChatOptions Checked() =>
        Temperature < 0 || MaxTokens < 1 || AtOnce < 1 ? throw new ArgumentException("Temperature: at least 0; tokens of an answer and questions at once: at least 1.") : this;
}
