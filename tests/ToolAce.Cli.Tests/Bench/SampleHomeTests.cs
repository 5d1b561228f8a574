using ToolAce.Cli.Bench.Web.Samples;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Verdicts;
using ToolAce.Cycles.Browsing;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;
using ToolAce.Web.Leaderboards;

namespace ToolAce.Cli.Tests.Bench;

/// <summary>Over a small sample home: the pages' own readers find in it what was put there, over several parts.</summary>
public sealed class SampleHomeTests(SampleHomeTests.Written written) : IClassFixture<SampleHomeTests.Written>
{
    private const int Cycles = 3;
    private const int Dialogs = 9000;
    private readonly DialogBrowser browser = new(written.Home);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData("single", null, null, null)]
    [InlineData(null, "rejected", null, null)]
    [InlineData(null, null, "gym", null)]
    [InlineData(null, null, null, "order 008192,")]
    [InlineData(null, null, null, "OLOMOUC")]
    [InlineData(null, null, null, "day=\"2026-0")]
    [InlineData(null, null, null, "it is settled, .*")]
    [InlineData(null, null, null, "[{\"name\": ")]
    [InlineData(null, null, null, "\\Q")]
    [InlineData("dependent", "unsure", null, "greta lindqvist")]
    public void DialogBrowser_FindsWhatTheSamplesHold(string? kind, string? outcome, string? domain, string? text)
    {
        var filter = new DialogFilter(text, Parsed<DialogKind>(kind), domain, Parsed<VerdictOutcome>(outcome));
        var expected = Enumerable.Range(0, Dialogs).Where(n => Passes(n, filter)).Select(SampleDialogs.Id).ToList();
        var (total, lines) = browser.Search(SampleHome.DataCycle, 1, filter, skip: 3, take: 40, Token);
        Assert.Equal(expected.Count, total);
        Assert.Equal(expected.Skip(3).Take(40), lines.Select(l => l.Id));
        Assert.All(lines, l => Assert.Equal(written.Dialogs[int.Parse(l.Id[3..])].Turns[0].Text, l.Request));
        Assert.All(lines, l => Assert.Equal(SampleVerdict.Of(int.Parse(l.Id[3..])).Reason, l.Reason));
    }

    [Fact]
    public void DialogBrowser_GivesDomainsAndWholeDialogs()
    {
        Assert.Equal(SampleWords.Domains, browser.Domains(SampleHome.DataCycle, 1, Token));
        var view = browser.Read(SampleHome.DataCycle, 1, SampleDialogs.Id(8500), Token)!;
        Assert.Equal(written.Dialogs[8500].Turns, view.Dialog.Turns);
        Assert.Equal(SampleVerdict.Of(8500).Verdicts, view.Verdicts);
    }

    [Fact]
    public async Task ScoreGrid_HasEveryRunAndCategory()
    {
        using var ledger = await Ledger.OpenAsync(written.Home, TimeProvider.System, Token);
        var grid = await ScoreGrid.ReadAsync(ledger, Token);
        Assert.Equal(Cycles * SampleRuns.PerCycle, grid.Runs.Count);
        Assert.Equal(SampleRuns.Categories, grid.Columns.Count);
        Assert.All(grid.Runs, r => Assert.Equal(SampleRuns.Categories, r.Scores.Count));
        Assert.Equal("sweep-03", grid.Runs[0].Cycle);
    }

    private bool Passes(int number, DialogFilter filter)
    {
        var dialog = written.Dialogs[number];
        return (filter.Kind is null || dialog.Kind == filter.Kind)
            && (filter.Domain is null || dialog.Domain == filter.Domain)
            && (filter.Outcome is null || SampleVerdict.Of(number).Outcome == filter.Outcome)
            && (filter.Text is null || dialog.Turns.Any(t => t.Text.Contains(filter.Text, StringComparison.OrdinalIgnoreCase)));
    }

    private static T? Parsed<T>(string? word)
        where T : struct, Enum => word is null ? null : Enum.Parse<T>(word, ignoreCase: true);

    public sealed class Written : IAsyncLifetime
    {
        private readonly TemporaryFolder folder = new();

        public HomeLayout Home { get; private set; } = null!;

        public IReadOnlyList<Dialog> Dialogs { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            Home = new HomeLayout(folder.Path).Ensure();
            await new SampleHome(Home, Cycles, SampleHomeTests.Dialogs, _ => { }).EnsureAsync(Token);
            var samples = new SampleDialogs();
            Dialogs = [.. Enumerable.Range(0, SampleHomeTests.Dialogs).Select(samples.Of)];
        }

        public ValueTask DisposeAsync()
        {
            folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
