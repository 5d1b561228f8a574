namespace ToolAce.Agents.Structured;

/// <summary>How structured data is asked for.</summary>
public sealed record StructuredOptions
{
    /// <summary>Times that a question is asked again at most when the answer cannot be used, ≥ 0.</summary>
    public int AskAgain { get; init; } = 2;

    /// <summary>Sampling temperature, ≥ 0; null leaves it to the endpoint.</summary>
    public double? Temperature { get; init; }

    /// <summary>Tokens of an answer at most; null leaves it to the endpoint.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Whether the schema is sent along. Some endpoints refuse one; the answer is checked in any case.</summary>
    public bool SendSchema { get; init; } = true;

    /// <exception cref="ArgumentException">One of them cannot be.</exception>
    internal StructuredOptions Checked() =>
        AskAgain < 0 || Temperature < 0 || MaxTokens < 1 ? throw new ArgumentException("Asking again and temperature: at least 0; tokens of an answer: at least 1.") : this;
}
