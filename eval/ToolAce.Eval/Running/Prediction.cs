using ToolAce.Eval.Outcomes;

namespace ToolAce.Eval.Running;

/// <summary>
/// One item answered and judged; holds nothing that depends on a clock. <paramref name="PromptHash"/> is of the first prompt (tools, turns, examples);
/// <paramref name="Question"/> is its last user turn; <paramref name="Text"/> is what the model wrote, several messages joined by a line end.
/// </summary>
/// <param name="ItemId">Unique within its suite.</param>
/// <param name="Suite">The suite's name.</param>
/// <param name="Category">The item's category.</param>
/// <param name="PromptHash">SHA-256, hexadecimal.</param>
/// <param name="Question">For reading.</param>
/// <param name="Text">The raw answer.</param>
/// <param name="Calls">The calls in it; null without any that decode.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Correct">Whether it counts.</param>
/// <param name="ErrorType">The checker's name of the error; null when right.</param>
/// <param name="Message">The error in words; null when right.</param>
/// <param name="PromptTokens">Tokens read, over all messages.</param>
/// <param name="Tokens">Tokens written, over all messages.</param>
public sealed record Prediction(
    string ItemId,
    string Suite,
    string Category,
    string PromptHash,
    string Question,
    string Text,
    string? Calls,
    Outcome Outcome,
    bool Correct,
    string? ErrorType,
    string? Message,
    int PromptTokens,
    int Tokens)
{
    /// <summary>The prompt as JSON, a <see cref="Core.Models.ChatPrompt"/> or a bare text: of several the last, which holds all that came before; null in runs made before it was kept.</summary>
    public string? Prompt { get; init; }

    /// <summary>The suite's official verdict where that may be another than <see cref="Correct"/>; null elsewhere.</summary>
    public bool? Official { get; init; }

    /// <summary>How good the answer is, 0–1, where that is no matter of right or wrong (ROUGE-L of an answer in words); such an item counts in no accuracy. Null elsewhere.</summary>
    public double? Value { get; init; }
}
