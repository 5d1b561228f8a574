using ToolAce.Eval.Bfcl;

namespace ToolAce.Eval.Outcomes;

/// <summary>
/// What one answer is worth. <paramref name="Calls"/> is the answer's calls in the house's syntax, null without any; <paramref name="ErrorType"/> is null when right.
/// </summary>
public sealed record ItemVerdict(bool Correct, Outcome Outcome, string? ErrorType, string? Message, string? Calls)
{
    /// <summary>The benchmark's own verdict where that may be another than <see cref="Correct"/>; null elsewhere.</summary>
    public bool? Official { get; init; }

    /// <summary>How good the answer is, 0–1, where that is no matter of right or wrong; null elsewhere.</summary>
    public double? Value { get; init; }

    internal static ItemVerdict Right(Outcome outcome, string? calls) => new(Correct: true, outcome, ErrorType: null, Message: null, calls);

    internal static ItemVerdict Wrong(string errorType, string message, string? calls) =>
        new(Correct: false, ErrorTaxonomy.OutcomeOf(errorType), errorType, message, calls);

    internal static ItemVerdict Of(CheckResult result, string calls) => result.Valid ? Right(Outcome.Correct, calls) : Wrong(result.ErrorType!, result.Message!, calls);
}
