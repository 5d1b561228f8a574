using ToolAce.Modeling.Scoring;

namespace ToolAce.Cli.Verbs.Models;

/// <summary>One dialog's score.</summary>
/// <param name="Id">The dialog.</param>
/// <param name="Complexity">H_M: mean negative log-probability of the assistant's tokens, in nats; null where the dialog is longer than the context.</param>
/// <param name="Perplexity">Its exponential, as iTool has it.</param>
/// <param name="Tokens">Tokens that the assistant writes.</param>
/// <param name="Turns">The same by assistant turn, in order.</param>
/// <param name="Positions">What the model expected at the positions asked about; null where none were.</param>
internal sealed record ScoreRow(
    string Id, double? Complexity, double? Perplexity, int Tokens, IReadOnlyList<TurnScore> Turns, IReadOnlyList<TokenDistribution>? Positions);

/// <summary>One assistant turn's score.</summary>
internal sealed record TurnScore(double Complexity, int Tokens);
