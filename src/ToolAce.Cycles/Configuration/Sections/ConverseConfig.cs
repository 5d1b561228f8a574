using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Configuration.Reading;

namespace ToolAce.Cycles.Configuration;

/// <summary>Dialog synthesis (ToolACE 2.2).</summary>
/// <param name="Dialogs">How many are written in one iteration.</param>
/// <param name="Kinds">The share of each kind, in the enumeration's order, summing to 1; a kind left out is not written.</param>
/// <param name="Retries">Adjustments towards the band before giving up.</param>
/// <param name="OutsideBand">What becomes of a dialog still outside.</param>
/// <param name="Consistency">How often an assistant action is decided; adopted when all agree.</param>
/// <param name="FaultRate">Share of dialogs with a seeded fault, 0–1; scripted agents only.</param>
/// <param name="Candidates">The most tools offered in one dialog.</param>
/// <param name="FollowUps">Share of calling dialogs that go on with another request, 0–1.</param>
/// <param name="AskedFirst">Share of single-call dialogs in which a required parameter is first missing and then supplied, 0–1.</param>
public sealed record ConverseConfig(
    int Dialogs,
    IReadOnlyList<KindShare> Kinds,
    int Retries,
    OutsideBand OutsideBand,
    int Consistency,
    double FaultRate,
    int Candidates,
    double FollowUps,
    double AskedFirst)
{
    /// <summary>The fewest tools offered; tools that a dialog needs are always there, so 0 concerns dialogs without a call.</summary>
    public int FewestCandidates { get; init; } = 1;

    /// <summary>The most calls of one request.</summary>
    public int MostCalls { get; init; } = 4;

    internal static ConverseConfig Read(Section s) => new(
        s.Whole("dialogs", 1000, 1, 10_000_000),
        KindShare.Read(s),
        s.Whole("retries", 3, 0, 20),
        s.Word("outsideBand", OutsideBand.Keep),
        s.Whole("consistency", 3, 1, 15),
        s.Real("faultRate", 0.08, 0, 1),
        s.Whole("candidates", 5, 1, 32),
        s.Real("followUps", 0.12, 0, 1),
        s.Real("askedFirst", 0.12, 0, 1))
    {
        FewestCandidates = s.Whole("fewestCandidates", 1, 0, 32),
        MostCalls = s.Whole("mostCalls", 4, 2, 16),
    };

    /// <summary>The share of one kind; 0 when it is left out.</summary>
    public double Share(DialogKind kind) => Kinds.FirstOrDefault(k => k.Kind == kind)?.Share ?? 0;
}
