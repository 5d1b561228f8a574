using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using ToolAce.Cycles.Bands;
using ToolAce.Cycles.Results;
using ToolAce.Web.Texts;

namespace ToolAce.Web.Components.Shared;

/// <summary>Two histograms of one iteration's dialogs, with the band behind them. Drawn once: an iteration is measured once.</summary>
public sealed partial class ComplexityChart
{
    private const int Bins = 40;
    private ElementReference _canvas;

    /// <summary>Counted from 1.</summary>
    [Parameter, EditorRequired]
    public required int Iteration { get; set; }

    /// <summary>The dialogs' complexities.</summary>
    [Parameter, EditorRequired]
    public required Complexities Values { get; set; }

    /// <summary>The band in force.</summary>
    [Parameter, EditorRequired]
    public required BandReport? Band { get; set; }

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    private string Summary => Values.Before.Count == 0
        ? CyclesTexts.NoDialogs
        : CyclesTexts.Medians.With(Iteration, Median(Values.Before), Median(Values.After))
            + (Band is { } band ? $"; {CyclesTexts.Band.With(band.Lower, band.Upper)}" : "");

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || Values.Before.Count == 0)
        {
            return;
        }

        var top = Math.Max(Complexities.Top([Values]), Band?.Upper ?? 0);
        await using var module = await Script.InvokeAsync<IJSObjectReference>("import", "./charts.js");
        await module.InvokeVoidAsync("histogram", _canvas, new
        {
            Width = top / Bins,
            Before = new { Label = CyclesTexts.Before, Counts = Complexities.Histogram(Values.Before, Bins, top) },
            After = new { Label = CyclesTexts.After, Counts = Complexities.Histogram(Values.After, Bins, top) },
            Band?.Lower,
            Band?.Upper,
        });
    }

    private static double Median(IReadOnlyList<double> values) => values.Order().ElementAt(values.Count / 2);
}
