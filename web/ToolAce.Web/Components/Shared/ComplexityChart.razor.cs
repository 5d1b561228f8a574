using Microsoft.AspNetCore.Components;
using ToolAce.Cycles.Bands;
using ToolAce.Cycles.Results;
using ToolAce.Web.Texts;

namespace ToolAce.Web.Components.Shared;

/// <summary>Two histograms of one iteration's dialogs, with the band behind them.</summary>
public sealed partial class ComplexityChart
{
    private const int Bins = 40;
    private Complexities? _shown;
    private ChartStyle _style = new();
    private IReadOnlyList<ChartSeries> _series = [];

    /// <summary>Counted from 1.</summary>
    [Parameter, EditorRequired]
    public required int Iteration { get; set; }

    /// <summary>The dialogs' complexities; at least one.</summary>
    [Parameter, EditorRequired]
    public required Complexities Values { get; set; }

    /// <summary>The band in force.</summary>
    [Parameter, EditorRequired]
    public required BandReport? Band { get; set; }

    private string Title => Band is null ? CyclesTexts.ComplexityCaption.With(Iteration) : $"{CyclesTexts.ComplexityCaption.With(Iteration)}; {CyclesTexts.ShadedBand}";

    private string Summary => CyclesTexts.Medians.With(Iteration, Median(Values.Before), Median(Values.After))
        + (Band is { } band ? $"; {CyclesTexts.Band.With(band.Lower, band.Upper)}" : "");

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_shown, Values))
        {
            return;
        }

        _shown = Values;
        var top = Math.Max(Complexities.Top([Values]), Band?.Upper ?? 0);
        _style = new ChartStyle(Bars: true, Right: top, Shade: Band is { } band ? [band.Lower, band.Upper] : null);
        _series = [Histogram(CyclesTexts.Before, Values.Before, top), Histogram(CyclesTexts.After, Values.After, top)];
    }

    private static ChartSeries Histogram(string name, IReadOnlyList<double> values, double top) =>
        new(name, [.. Complexities.Histogram(values, Bins, top).Select((count, i) => new[] { (i + 0.5) * top / Bins, count })]);

    private static double Median(IReadOnlyList<double> values) => values.Order().ElementAt(values.Count / 2);
}
