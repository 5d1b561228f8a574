using System.Diagnostics;
using ToolAce.Cli.Bench.Web.Samples;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Core.Verdicts;
using ToolAce.Cycles.Browsing;
using ToolAce.Storage.Homes;

namespace ToolAce.Cli.Bench.Web;

/// <summary>
/// How long the page of a cycle's dialogs takes to show another choice of them: from the change of the input to the paint of the answer. The figure is the slowest
/// filter's median, so that three fast ones hide nothing.
/// </summary>
internal sealed class DataBench(HomeLayout home, Action<string> note)
{
    private const double Limit = 300;
    private const int Reads = 5;
    private readonly DialogBrowser _dialogs = new(home);

    // The last value of each lets all pass again.
    private static readonly IReadOnlyList<(string Input, string[] Values)> Filters =
    [
        ("kind", ["single", "parallel", "dependent", "non_tool", "single", "parallel", "dependent", ""]),
        ("outcome", ["accepted", "rejected", "unsure", "accepted", "rejected", "unsure", "accepted", ""]),
        ("domain", ["bakery", "visa-office", "hotel", "gym", "parking", "dentist", "choir", ""]),
        ("text", ["order 148213", "Greta Lindqvist", "olomouc", "surprise", "none of the tools", "no such words", "the code Q7", ""]),
    ];

    public async Task<Figure> RunAsync(Chromium chromium, ServerProcess server, CancellationToken cancellationToken)
    {
        await using var proxy = new CountingProxy(server.Link.Port);
        await using var page = await chromium.OpenAsync(await chromium.NewProfileAsync(cancellationToken), hidden: false, cancellationToken);
        await page.GoAsync(proxy.Through(server.Link), cancellationToken);
        await page.UntilAsync("document.querySelector('main h1')", cancellationToken);
        var all = Shown(Ask("text", ""));
        var opening = Stopwatch.StartNew();
        await page.GoAsync(proxy.Through(new Uri(server.Link, $"/cycles/{SampleHome.DataCycle}/data")), cancellationToken);
        await page.UntilAsync(all, cancellationToken);
        var openingSeconds = Math.Round(opening.Elapsed.TotalSeconds, 2);
        var changes = new List<Change>();
        foreach (var (input, values) in Filters)
        {
            foreach (var value in values)
            {
                var clock = Stopwatch.StartNew();
                var answer = Ask(input, value);
                var search = clock.Elapsed.TotalMilliseconds;
                var (before, cpu) = (proxy.Received, server.CpuSeconds);
                var (document, paint) = await FilterClock.ChangeAsync(page, $"#{input}", value, Shown(answer), cancellationToken);
                changes.Add(new Change(input, document, paint, search, proxy.Received - before, server.CpuSeconds - cpu));
                note($"data: {input} '{value}' ({answer.Total} dialogs) after {paint:F0} ms, one search {search:F0} ms");
            }
        }

        var medians = changes.GroupBy(c => c.Input).Select(g => Medians.Of(g.Select(c => c.Paint), digits: 1)).ToList();
        return new Figure(FigureNames.Data, medians.Max(), Limit, "ms", await DetailsAsync(openingSeconds, changes, cancellationToken));
    }

    private async Task<Dictionary<string, object>> DetailsAsync(double openingSeconds, List<Change> changes, CancellationToken cancellationToken)
    {
        var details = new Dictionary<string, object>
        {
            ["dialogs"] = _dialogs.Search(SampleHome.DataCycle, 1, new DialogFilter(), 0, 1, cancellationToken).Total,
            ["firstOpeningSeconds"] = openingSeconds,
            ["changes"] = changes.Count,
            ["allMs"] = Medians.Of(changes.Select(c => c.Paint), digits: 1),
            ["largestMs"] = Math.Round(changes.Max(c => c.Paint), 1),
            ["documentMs"] = Medians.Of(changes.Select(c => c.Document), digits: 1),
            ["bytes"] = Medians.Of(changes.Select(c => (double)c.Bytes), digits: 0),
            ["domainsMs"] = await Medians.MillisecondsAsync(Reads, () => Task.FromResult(_dialogs.Domains(SampleHome.DataCycle, 1, cancellationToken))),
        };
        foreach (var filter in changes.GroupBy(c => c.Input))
        {
            details[$"{filter.Key}Ms"] = Medians.Of(filter.Select(c => c.Paint), digits: 1);
            details[$"{filter.Key}SearchMs"] = Medians.Of(filter.Select(c => c.Search), digits: 1);
            details[$"{filter.Key}ServerCpuMs"] = Medians.Of(filter.Select(c => 1000 * c.ServerCpu), digits: 0);
        }

        return details;
    }

    /// <summary>What the page has to show, by the search it uses itself.</summary>
    private (long Total, string? First) Ask(string input, string value)
    {
        var filter = (input, value) switch
        {
            (_, "") => new DialogFilter(),
            ("kind", _) => new DialogFilter(Kind: Enum.GetValues<DialogKind>().First(k => CoreJson.Word(k) == value)),
            ("outcome", _) => new DialogFilter(Outcome: Enum.GetValues<VerdictOutcome>().First(o => CoreJson.Word(o) == value)),
            ("domain", _) => new DialogFilter(Domain: value),
            _ => new DialogFilter(Text: value),
        };
        var (total, lines) = _dialogs.Search(SampleHome.DataCycle, 1, filter, 0, 50, CancellationToken.None);
        return (total, lines is [var first, ..] ? first.Id : null);
    }

    // The status may write its number with separators and say more beside it.
    private static string Shown((long Total, string? First) answer) =>
        $$"""
        (() => {
          const numbers = [...document.querySelectorAll('[role=status]')].flatMap(s => s.textContent.replace(/(\d)[,. \u00a0\u202f](?=\d{3})/g, '$1').match(/\d+/g) ?? []);
          const row = document.querySelector('main tbody tr:has(td)');
          return numbers.includes('{{answer.Total}}') && {{(answer.First is { } first ? $"!!row?.innerHTML.includes({FilterClock.Quote(first)})" : "!row")}};
        })()
        """;

    private sealed record Change(string Input, double Document, double Paint, double Search, long Bytes, double ServerCpu);
}
