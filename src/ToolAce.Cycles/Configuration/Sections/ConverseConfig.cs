using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Configuration.Reading;
using ToolAce.Synthesis.Dialogs;

namespace ToolAce.Cycles.Configuration;

/// <summary>Dialog synthesis (ToolACE 2.2).</summary>
/// <param name="Dialogs">How many are written in one iteration.</param>
/// <param name="Kinds">The share of each kind, in the enumeration's order, summing to 1; a kind left out is not written.</param>
/// <param name="Retries">Adjustments towards the band before giving up.</param>
/// <param name="OutsideBand">What becomes of a dialog still outside.</param>
/// <param name="Consistency">How often an assistant action is decided; adopted when all agree.</param>
/// <param name="FaultRate">Share of dialogs with a seeded fault, 0–1; scripted agents only.</param>
/// <param name="Candidates">The most tools offered in one dialog, before adjustments towards the band.</param>
/// <param name="FollowUps">Chance that a person goes on after a request, 0–1, until <see cref="MostTurns"/>. What stands here makes 3.3 messages on average, as the public dialogs have.</param>
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
    private const int MostTools = 9; // ToolACE Fig. 2
    private static readonly double UsualAskedLater = new DialogOptions().AskedLater;

    /// <summary>Share of dependent dialogs in which the second call is asked for after the first result, 0–1; null means the usual 0.4.</summary>
    public double? AskedLater { get; init; }

    /// <summary>The fewest tools offered; tools that a dialog needs are always there, so 0 concerns dialogs without a call.</summary>
    public int FewestCandidates { get; init; } = 1;

    /// <summary>The most tools offered once a dialog is pushed towards the band; null means 9 (ToolACE Fig. 2), or <see cref="Candidates"/> where that is more.</summary>
    public int? MostCandidates { get; init; }

    /// <summary>The most calls of one request.</summary>
    public int MostCalls { get; init; } = 7;

    /// <summary>The fewest messages of the person; above 1 no dialog ends with the assistant's question.</summary>
    public int FewestTurns { get; init; } = 1;

    /// <summary>The most messages of the person, before those with which a language model's person answers questions that nobody planned.</summary>
    public int MostTurns { get; init; } = 8;

    /// <summary>How dialogs go on, in the enumeration's order, shares summing to 1; those without calls go on with plain talk alone.</summary>
    public IReadOnlyList<FurtherShare> Further { get; init; } = [];

    /// <summary>How the unlikeness of requests and tools is measured.</summary>
    public DissimilarityConfig Dissimilarity { get; init; } = new(DissimilarityMeasure.TfIdf, DissimilarityOver.Nearest);

    internal static ConverseConfig Read(Section s)
    {
        var config = ReadKeys(s);
        if (config.FewestCandidates > config.Candidates)
        {
            s.Complain("fewestCandidates", $"converse.fewestCandidates is {config.FewestCandidates}, more than converse.candidates {config.Candidates}");
        }

        if (config.MostCandidates == Math.Max(config.Candidates, MostTools))
        {
            config = config with { MostCandidates = null };
        }
        else if (config.MostCandidates < config.Candidates)
        {
            s.Complain("mostCandidates", $"converse.mostCandidates is {config.MostCandidates}, fewer than converse.candidates {config.Candidates}");
        }

        if (config.FewestTurns > config.MostTurns)
        {
            s.Complain("fewestTurns", $"converse.fewestTurns is {config.FewestTurns}, more than converse.mostTurns {config.MostTurns}");
        }

        if (config.FewestTurns > 1 && config.Share(DialogKind.NonTool) > 0 && config.Further.All(f => f.Form != FurtherForm.Plain))
        {
            s.Complain("fewestTurns", $"converse.fewestTurns is {config.FewestTurns}, but dialogs without calls go on with plain talk alone; give converse.further.plain a weight, or leave non_tool out of converse.kinds");
        }

        return config;
    }

    private static ConverseConfig ReadKeys(Section s) => new(
        s.Whole("dialogs", 1000, 1, 10_000_000),
        KindShare.Read(s),
        s.Whole("retries", 3, 0, 20),
        s.Word("outsideBand", OutsideBand.Keep),
        s.Whole("consistency", 3, 1, 15),
        s.Real("faultRate", 0.08, 0, 1),
        s.Whole("candidates", MostTools, 1, 32),
        s.Real("followUps", 0.72, 0, 1),
        s.Real("askedFirst", 0.12, 0, 1))
    {
        AskedLater = s.Real("askedLater", UsualAskedLater, 0, 1) is var later && later == UsualAskedLater ? null : later,
        FewestCandidates = s.Whole("fewestCandidates", 1, 0, 32),
        MostCandidates = s.OptionalText("mostCandidates") is null ? null : s.Whole("mostCandidates", MostTools, 1, 32),
        MostCalls = s.Whole("mostCalls", 7, 2, 16),
        FewestTurns = s.Whole("fewestTurns", 1, 1, 32),
        MostTurns = s.Whole("mostTurns", 8, 1, 32),
        Further = FurtherShare.Read(s.Child("further")),
        Dissimilarity = DissimilarityConfig.Read(s.Child("dissimilarity")),
    };

    /// <summary>How often a person speaks in a dialog, on average.</summary>
    public double MeanTurns() => FewestTurns + Enumerable.Range(1, MostTurns - FewestTurns).Sum(i => Math.Pow(FollowUps, i));

    /// <summary>The share of one kind; 0 when it is left out.</summary>
    public double Share(DialogKind kind) => Kinds.FirstOrDefault(k => k.Kind == kind)?.Share ?? 0;
}
