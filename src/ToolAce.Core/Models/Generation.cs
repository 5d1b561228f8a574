namespace ToolAce.Core.Models;

/// <summary>A generated answer. <paramref name="TokenIds"/> and <paramref name="LogProbs"/> (natural logarithm, one a token) are empty where the provider has none.</summary>
public sealed record Generation(string Text, FinishReason Finish, int PromptTokens, IReadOnlyList<int> TokenIds, IReadOnlyList<float> LogProbs);
