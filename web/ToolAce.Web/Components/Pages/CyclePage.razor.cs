using Microsoft.AspNetCore.Components;
using ToolAce.Cycles.Bands;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Dispatching.Children;
using ToolAce.Cycles.Results;
using ToolAce.Cycles.Running;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Funnels;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;
using ToolAce.Storage.Ledgers.Rows;
using ToolAce.Web.Components.Shared;
using ToolAce.Web.Texts;

namespace ToolAce.Web.Components.Pages;

/// <summary>One cycle: its stages, its curves, its log, its config, and what can be done with it.</summary>
public sealed partial class CyclePage
{
    private const int LogLines = 20;
    private const int Unknown = -1;
    private static readonly ChartStyle Logarithmic = new(Logarithmic: true);
    private Cycle? _cycle;
    private IReadOnlyList<StageView> _stages = [];
    private IReadOnlyList<ChartSeries> _losses = [];
    private IReadOnlyList<ChartSeries> _learningRates = [];
    private IReadOnlyList<ChartSeries> _rates = [];
    private IReadOnlyList<Funnel> _funnels = [];
    private IReadOnlyList<(int Number, Complexities Values, BandReport? Band)> _iterations = [];
    private int _finished = Unknown;
    private ProgressLog? _progress;
    private string? _shown;
    private IReadOnlyList<string> _log = [];
    private bool _looked;
    private bool _busy;

    /// <summary>The cycle's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    [Inject]
    private Ledger Ledger { get; set; } = null!;

    [Inject]
    private HomeLayout Home { get; set; } = null!;

    [Inject]
    private CycleService Service { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        if (_progress is null || _shown != Id)
        {
            (_progress, _shown, _finished) = (new ProgressLog(Home, Id), Id, Unknown);
        }

        var before = (_cycle, _looked);
        _cycle = await Ledger.CycleAsync(Id, cancellationToken);
        _looked = true;
        if (_cycle is null || (_cycle == before._cycle && _cycle.State != RunState.Running))
        {
            return !before._looked;
        }

        var config = CycleConfigReader.Read(_cycle.Config, Id);
        _stages = await CycleTimeline.ReadAsync(Ledger, _progress, _cycle, config, Time, cancellationToken);
        ReadFigures(config);
        var trained = _stages.Where(s => s.Stage == StageNames.Train && s.Attempts > 0).Select(s => (s.Iteration, Lines: _progress.Lines(s.Iteration, s.Stage))).ToList();
        _losses = [.. trained.Select(t => ChartSeries.Of(CommonTexts.Iteration.With(t.Iteration), t.Lines, "loss"))];
        _learningRates = [.. trained.Select(t => ChartSeries.Of(CommonTexts.Iteration.With(t.Iteration), t.Lines, "learningRate"))];
        _rates = [.. trained.Select(t => ChartSeries.Of(CommonTexts.Iteration.With(t.Iteration), t.Lines, "tokensPerSecond"))];
        _log = _stages.Where(s => s.Attempts > 0).ToList() is [.., var latest]
            ? [.. new AttemptFolder(Home.StageFolder(Id, latest.Iteration, latest.Stage)).LastLines().TakeLast(LogLines).SkipWhile(l => l.Length == 0)]
            : [];
        return true;
    }

    /// <summary>Artifacts change only when a stage ends.</summary>
    private void ReadFigures(CycleConfig config)
    {
        var finished = _stages.Count(s => s.State == RunState.Done);
        if (finished == _finished)
        {
            return;
        }

        _finished = finished;
        var figures = new CycleFigures(Home);
        _funnels = figures.Funnels(Id, config);
        _iterations = [.. Enumerable.Range(1, config.Cycle.Iterations)
            .Select(i => (Number: i, Values: figures.Complexities(Id, i), Band: figures.Band(Id, config, i)))
            .Where(i => i.Values is { Before.Count: > 0 })
            .Select(i => (i.Number, i.Values!, i.Band))];
    }

    private Task CancelAsync() => ActAsync(() => Service.CancelAsync(Id));

    private Task GoOnAsync() => ActAsync(() => Service.GoOnAsync(Id, CancellationToken.None));

    private async Task ActAsync(Func<Task> act)
    {
        _busy = true;
        await act();
        _busy = false;
        await LookAsync(CancellationToken.None);
    }
}
