namespace ToolAce.Modeling.Scoring;

/// <summary>What a model expects at one position of a sequence, after everything before it.</summary>
/// <param name="Position">Index of the expected token in its sequence; the sequence's length asks what follows it.</param>
/// <param name="Token">The token that stands there; null behind the end.</param>
/// <param name="LogProb">Its natural-log probability; null behind the end.</param>
/// <param name="Top">The likeliest tokens, the likeliest first.</param>
/// <param name="Entropy">Of the whole distribution, in nats: 0 where the model is certain, the logarithm of the vocabulary's size where it knows nothing.</param>
public sealed record TokenDistribution(int Position, int? Token, float? LogProb, IReadOnlyList<TokenProbability> Top, double Entropy)
{
    /// <summary>How far the likeliest token is ahead of the second, in nats; 0 or more. Null where only one was asked for.</summary>
    public double? Margin => Top is [var first, var second, ..] ? first.LogProb - second.LogProb : null;

    /// <summary>Whether greedy decoding would write the token that stands there.</summary>
    public bool IsGreedy => Top is [var first, ..] && first.Id == Token;

    /// <summary>The probabilities, 0–1, of all listed tokens whose text without blanks is <paramref name="text"/>: <c>A</c> and <c> A</c> are one letter.</summary>
    public double ProbabilityOf(string text) => Top.Where(t => t.Text.Trim() == text).Sum(t => Math.Exp(t.LogProb));
}
