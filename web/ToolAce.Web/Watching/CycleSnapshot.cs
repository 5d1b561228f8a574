using ToolAce.Cycles.Bands;
using ToolAce.Cycles.Results;
using ToolAce.Cycles.Stages.Funnels;
using ToolAce.Storage.Ledgers.Rows;
using ToolAce.Web.Components.Shared;
using ToolAce.Web.Leaderboards;

namespace ToolAce.Web.Watching;

/// <summary>All that a cycle's page shows, as it was at one moment.</summary>
public sealed record CycleSnapshot(Cycle Cycle)
{
    /// <summary>Every planned stage, in order.</summary>
    public IReadOnlyList<StageView> Stages { get; init; } = [];

    /// <summary>Loss per supervised token, a line an iteration.</summary>
    public IReadOnlyList<ChartSeries> Losses { get; init; } = [];

    /// <summary>Learning rates, a line an iteration.</summary>
    public IReadOnlyList<ChartSeries> LearningRates { get; init; } = [];

    /// <summary>Tokens per second, a line an iteration.</summary>
    public IReadOnlyList<ChartSeries> Rates { get; init; } = [];

    /// <summary>What came in, went on and was held back, stage after stage.</summary>
    public IReadOnlyList<Funnel> Funnels { get; init; } = [];

    /// <summary>Iterations that were measured again, with the band their dialogs were chosen by.</summary>
    public IReadOnlyList<(int Number, Complexities Values, BandReport? Band)> Iterations { get; init; } = [];

    /// <summary>What its models got, in the order they were measured.</summary>
    public IReadOnlyList<RunScores> Scores { get; init; } = [];

    /// <summary>The last lines of the stage at work.</summary>
    public IReadOnlyList<string> Log { get; init; } = [];
}
