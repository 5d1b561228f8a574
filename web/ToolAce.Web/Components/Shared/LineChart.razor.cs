using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using ToolAce.Web.Texts;

namespace ToolAce.Web.Components.Shared;

/// <summary>Lines over Chart.js. Only points that the browser does not have yet are sent.</summary>
public sealed partial class LineChart : IAsyncDisposable
{
    private readonly Dictionary<string, int> _sent = [];
    private ElementReference _canvas;
    private IJSObjectReference? _chart;

    /// <summary>What is drawn, with its unit.</summary>
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>The lines; points are only ever added.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<ChartSeries> Series { get; set; }

    /// <summary>Whether the upright axis counts in powers of ten, for what falls by magnitudes.</summary>
    [Parameter]
    public bool Logarithmic { get; set; }

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    private string Summary => Series.Count == 0
        ? CyclesTexts.NothingYet.With(Title)
        : $"{Title}: {string.Join("; ", Series.Where(s => s.Points.Count > 0).Select(s => CyclesTexts.FromTo.With(s.Name, s.Points[0][1], s.Points[^1][1])))}";

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await using var module = await Script.InvokeAsync<IJSObjectReference>("import", "./charts.js");
            _chart = await module.InvokeAsync<IJSObjectReference>("create", _canvas, Logarithmic);
        }

        var news = Series
            .Select(s => new { s.Name, Points = s.Points.Skip(_sent.GetValueOrDefault(s.Name)).ToList() })
            .Where(s => s.Points.Count > 0)
            .ToList();
        if (_chart is null || news.Count == 0)
        {
            return;
        }

        foreach (var series in news)
        {
            _sent[series.Name] = _sent.GetValueOrDefault(series.Name) + series.Points.Count;
        }

        await _chart.InvokeVoidAsync("add", news);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_chart is not null)
        {
            try
            {
                await _chart.InvokeVoidAsync("end");
                await _chart.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // The tab is gone, and its chart with it.
            }
        }
    }
}
