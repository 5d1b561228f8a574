using System.Globalization;
using Microsoft.AspNetCore.Components;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Reports;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;
using ToolAce.Web.Components.Shared;
using ToolAce.Web.Texts;

namespace ToolAce.Web.Components.Pages;

/// <summary>What a cycle's data are made of: yield, tools, dialogs and their complexity, overlaps with suites, cost, agreement with people.</summary>
public sealed partial class ReportPage
{
    private const int MostDomains = 20;
    private SynthesisReport? _report;
    private IReadOnlyList<Picture> _hardness = [];
    private IReadOnlyList<Picture> _pool = [];
    private bool _known = true;

    /// <summary>The cycle's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    [Inject]
    private HomeLayout Home { get; set; } = null!;

    [Inject]
    private Ledger Ledger { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        // Only an id that the ledger knows may become a path.
        var cycle = await Ledger.CycleAsync(Id, CancellationToken.None);
        _known = cycle is not null;
        if (cycle is null)
        {
            return;
        }

        var report = await Task.Run(() => new SynthesisReports(Home).Of(Id, CycleConfigReader.Read(cycle.Config, Id), CancellationToken.None));
        _hardness = report.Dialogs is { } dialogs
            ? [.. new[] { Means(ReportTexts.ByCandidates, dialogs.ByCandidateCount), Means(ReportTexts.ByUsed, dialogs.ByUsedCount), Means(ReportTexts.ByDissimilarity, dialogs.ByDissimilarity) }.Where(p => p.Series.Count > 0)]
            : [];
        _pool = report.Apis is { } apis
            ? [Bars(ReportTexts.ByDomain.With(MostDomains), apis.ByDomain.Take(MostDomains)), Bars(ReportTexts.ByIndicator, apis.ByIndicator), Bars(ReportTexts.ByType, apis.ParameterTypes)]
            : [];
        _report = report;
    }

    private IEnumerable<(string Name, double Value)> Measures()
    {
        if (_report?.Apis is { } apis)
        {
            yield return (ReportTexts.Nested, apis.NestedShare);
            yield return (ReportTexts.NearDuplicates.With(ApiFigures.Near), apis.NearDuplicateShare);
        }

        if (_report?.Dialogs is { Count: > 0 } dialogs)
        {
            yield return (ReportTexts.DistinctOne.With(DialogFigures.Sampled), dialogs.Distinct1);
            yield return (ReportTexts.DistinctTwo, dialogs.Distinct2);
            foreach (var (kind, count) in dialogs.ByKind)
            {
                yield return (ReportTexts.ShareOfKind.With(kind), (double)count / dialogs.Count);
            }
        }
    }

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names.DefaultIfEmpty(ReportTexts.None));

    /// <summary>Bars for each model that measured: complexities of different models say nothing to each other.</summary>
    internal static Picture Means(string title, IReadOnlyList<ComplexityBin> bins)
    {
        List<double> values = [.. bins.Select(b => b.Value).Distinct().Order()];
        List<IGrouping<string, ComplexityBin>> models = [.. bins.GroupBy(b => b.ModelLabel(), StringComparer.Ordinal)];
        return new Picture(
            title,
            [.. models.Select(m => new ChartSeries(ReportTexts.MeanComplexity.With(m.Key), [.. m.Select(b => Point(values.IndexOf(b.Value), b))]))],
            new ChartStyle(Bars: true, Labels: [.. values.Select(v => v.ToString("0.##", CultureInfo.InvariantCulture))]),
            $"{title}: {string.Join("; ", models.Select(m => $"{(models.Count == 1 ? "" : $"{m.Key}: ")}{string.Join("; ", m.Select(b => FormattableString.Invariant($"{b.Value:0.##} {b.Mean:F3} ({b.Dialogs})")))}"))}");
    }

    private static double[] Point(int x, ComplexityBin bin) => bin is { Low: { } low, High: { } high } ? [x, bin.Mean, low, high] : [x, bin.Mean];

    private static Picture Bars(string title, IEnumerable<KeyValuePair<string, int>> counts)
    {
        List<KeyValuePair<string, int>> shown = [.. counts];
        return new Picture(
            title,
            [new ChartSeries(ReportTexts.Count, [.. shown.Select((c, x) => new double[] { x, c.Value })])],
            new ChartStyle(Bars: true, Labels: [.. shown.Select(c => c.Key)]),
            $"{title}: {string.Join("; ", shown.Select(c => $"{c.Key} {c.Value}"))}");
    }

    internal sealed record Picture(string Title, IReadOnlyList<ChartSeries> Series, ChartStyle Style, string Summary);
}
