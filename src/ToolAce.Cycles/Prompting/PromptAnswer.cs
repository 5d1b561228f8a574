using ToolAce.Core.Models;

namespace ToolAce.Cycles.Prompting;

/// <summary>One answer as it was generated, with what it took.</summary>
/// <param name="PromptTokens">Tokens of the prompt.</param>
/// <param name="Tokens">Tokens generated, the end mark included.</param>
public sealed record PromptAnswer(string Text, FinishReason Finish, int PromptTokens, int Tokens, double Seconds);
