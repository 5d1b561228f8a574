using ToolAce.Cycles.Stages.Funnels;
using ToolAce.Verification.Reports;

namespace ToolAce.Cycles.Reports;

/// <summary>What a cycle's data are made of, as far as they are there.</summary>
public sealed record SynthesisReport
{
    /// <summary>The cycle.</summary>
    public required string CycleId { get; init; }

    /// <summary>What came into each stage, went on and was held back for which reason.</summary>
    public required IReadOnlyList<Funnel> Yield { get; init; }

    /// <summary>The latest pool of tools; null before there is one, and of own dialogs.</summary>
    public required ApiFigures? Apis { get; init; }

    /// <summary>The dialogs of all iterations; null before there are any.</summary>
    public required DialogFigures? Dialogs { get; init; }

    /// <summary>What agents behind an endpoint spent; empty for scripted ones.</summary>
    public required IReadOnlyList<StageCost> Costs { get; init; }

    /// <summary>What samples share with suites.</summary>
    public required IReadOnlyList<ScreenedStage> Screened { get; init; }

    /// <summary>How experts agree with people; empty before somebody looked.</summary>
    public required IReadOnlyList<AgreementRow> Agreement { get; init; }
}
