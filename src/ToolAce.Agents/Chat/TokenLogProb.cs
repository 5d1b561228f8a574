namespace ToolAce.Agents.Chat;

/// <summary>One token of an answer, as its model weighed it.</summary>
/// <param name="Text">The token's text; null where nobody says.</param>
/// <param name="LogProb">The natural logarithm of its probability; finite.</param>
public sealed record TokenLogProb(string? Text, float LogProb)
{
    /// <summary>Its number in the model's vocabulary; null where nobody says.</summary>
    public int? Id { get; init; }

    /// <summary>The likeliest tokens in its place, so many as were asked for; null where none were.</summary>
    public IReadOnlyList<TokenLogProb>? Likeliest { get; init; }
}
