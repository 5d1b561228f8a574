namespace ToolAce.Core.Models;

/// <summary>A generated answer. <paramref name="TokenIds"/> and <paramref name="LogProbs"/> (natural logarithm, one a token) are empty where the provider has none.</summary>
public sealed record Generation(string Text, FinishReason Finish, int PromptTokens, IReadOnlyList<int> TokenIds, IReadOnlyList<float> LogProbs)
{
    /// <summary>Tokens generated: the provider's own count where it gives no ids.</summary>
    public int Tokens { get; init; } = TokenIds.Count;

    /// <summary>
    /// The calls as the provider wrote them, where it has a form of its own for calls and used it; <see cref="Text"/> then says the same in call syntax.
    /// Null where the text is all there is.
    /// </summary>
    public IReadOnlyList<ToolCallText>? ToolCalls { get; init; }

    /// <summary>Why there is no answer (<see cref="FinishReason.Failed"/>, <see cref="FinishReason.TooLong"/>), in words; null when the finish says it all.</summary>
    public string? Problem { get; init; }

    /// <summary>Seconds between asking and having this answer, without waiting and failed attempts; null where answers are made together.</summary>
    public double? Seconds { get; init; }
}
