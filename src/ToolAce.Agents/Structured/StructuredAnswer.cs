using ToolAce.Agents.Chat;

namespace ToolAce.Agents.Structured;

/// <summary>The recorded outcome of one question.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Value">The answer; the type's default where there is none.</param>
/// <param name="Reason">Why there is none; null for <see cref="StructuredOutcome.Answered"/>.</param>
/// <param name="Asked">How often it was asked, ≥ 1; what limits repeat is not counted.</param>
public sealed record StructuredAnswer<T>(StructuredOutcome Outcome, T? Value, string? Reason, int Asked)
{
    /// <summary>With <see cref="StructuredOutcome.Failed"/>, the kind of failure; null elsewhere.</summary>
    public EndpointFailure? Failure { get; init; }

    /// <summary>With <see cref="EndpointFailure.Permanent"/>, whether it may be this question's own fault.</summary>
    public bool OfRequest { get; init; }

    /// <summary>Where nothing can be used, whether something had the shape that was asked for all the same.</summary>
    public bool HadShape { get; init; }
}
