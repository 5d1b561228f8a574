using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using ToolAce.Web.Texts;

namespace ToolAce.Web.Components.Shared;

/// <summary>The one chart over Chart.js. Of lines, only the points that the browser does not have yet are sent; bars are sent whole when they change.</summary>
public sealed partial class Chart : IAsyncDisposable
{
    private readonly Dictionary<string, int> _sent = [];
    private IReadOnlyList<ChartSeries>? _drawn;
    private ElementReference _canvas;
    private IJSObjectReference? _chart;

    /// <summary>What is drawn, with its unit.</summary>
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>The lines, to which points are only ever added; or the bars.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<ChartSeries> Series { get; set; }

    /// <summary>How it is drawn.</summary>
    [Parameter]
    public ChartStyle Style { get; set; } = new();

    /// <summary>The picture in words; the lines' first and last values without it.</summary>
    [Parameter]
    public string? Summary { get; set; }

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    private string Lines => Series.Count == 0
        ? CyclesTexts.NothingYet.With(Title)
        : $"{Title}: {string.Join("; ", Series.Where(s => s.Points.Count > 0).Select(s => CyclesTexts.FromTo.With(s.Name, s.Points.Count, s.Points[0][1], s.Points[^1][1])))}";

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await using var module = await Script.InvokeAsync<IJSObjectReference>("import", "./charts.js");
            _chart = await module.InvokeAsync<IJSObjectReference>("create", _canvas, Style);
        }

        if (_chart is null)
        {
            return;
        }

        if (Style.Bars)
        {
            if (!ReferenceEquals(_drawn, Series))
            {
                _drawn = Series;
                await _chart.InvokeVoidAsync("set", Series, Style);
            }

            return;
        }

        var news = Series
            .Select(s => new ChartSeries(s.Name, [.. s.Points.Skip(_sent.GetValueOrDefault(s.Name))]))
            .Where(s => s.Points.Count > 0)
            .ToList();
        foreach (var series in news)
        {
            _sent[series.Name] = _sent.GetValueOrDefault(series.Name) + series.Points.Count;
        }

        if (news.Count > 0)
        {
            await _chart.InvokeVoidAsync("add", news);
        }
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
