namespace ToolAce.Core.Models;

/// <summary>
/// How likely a text is after another: the sum of its tokens' log-probabilities (natural logarithm). <paramref name="ContextTokens"/> counts the whole context,
/// also what did not fit.
/// </summary>
public sealed record ContinuationScore(double LogProb, int ContextTokens, int Tokens);
