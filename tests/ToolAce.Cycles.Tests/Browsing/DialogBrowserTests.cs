using ToolAce.Core.Dialogs;
using ToolAce.Core.Verdicts;
using ToolAce.Cycles.Browsing;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Running;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Tests.Running;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Tests.Browsing;

/// <summary>Over the first stages of the smoke preset, up to its verification.</summary>
public sealed class DialogBrowserTests(DialogBrowserTests.Written written) : IClassFixture<DialogBrowserTests.Written>
{
    private readonly DialogBrowser browser = new(written.Home);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Search_WithoutFilter_GivesEveryDialogWithItsVerdict()
    {
        var (total, lines) = Search(new DialogFilter());
        Assert.Equal(written.Dialogs.Count, total);
        Assert.Equal(written.Dialogs.Select(d => d.Id).Order(StringComparer.Ordinal), lines.Select(l => l.Id));
        Assert.All(lines, l => Assert.NotNull(l.Outcome));
    }

    [Theory]
    [InlineData(DialogKind.Single)]
    [InlineData(DialogKind.NonTool)]
    public void Search_ByKind_GivesThoseAlone(DialogKind kind) =>
        Assert.Equal(written.Dialogs.Where(d => d.Kind == kind).Select(d => d.Id).Order(StringComparer.Ordinal), Search(new DialogFilter(Kind: kind)).Lines.Select(l => l.Id));

    [Fact]
    public void Search_ByOutcome_PartsTheDialogs()
    {
        var parts = Enum.GetValues<VerdictOutcome>().Select(o => Search(new DialogFilter(Outcome: o)).Total).ToList();
        Assert.Equal(written.Dialogs.Count, parts.Sum());
        Assert.True(parts[0] > 0);
    }

    [Fact]
    public void Search_ByText_LooksIntoEveryTurnWhateverTheCase()
    {
        var word = written.Dialogs[0].Turns[^1].Text.Split(' ')[0];
        Assert.Equal(
            written.Dialogs.Where(d => d.Turns.Any(t => t.Text.Contains(word, StringComparison.OrdinalIgnoreCase))).Select(d => d.Id).Order(StringComparer.Ordinal),
            Search(new DialogFilter(Text: word.ToUpperInvariant())).Lines.Select(l => l.Id));
    }

    /// <summary>In memory and in the files the same rows are found: at the first and the last row, with letters that have two cases, with none.</summary>
    [Fact]
    public void Words_InMemoryAndInTheFiles_AreTheSame()
    {
        var artifact = new ArtifactStore(written.Home.StageFolder(InProcessCycle.Id, 1, StageNames.Converse), TimeProvider.System).Open(ArtifactNames.Dialogs, cancellationToken: Token);
        var words = DialogWords.Of(artifact, Token)!;
        foreach (var text in new[] { written.Dialogs[0].Turns[0].Text, written.Dialogs[^1].Turns[^1].Text, "THE ", "e", "\u00e9", "no such words at all", "(", "." })
        {
            Assert.Equal(DialogTexts.Find(artifact, text, Token), words.Find(text));
        }
    }

    [Theory]
    [InlineData("' OR true --")]
    [InlineData("'; DROP TABLE x; --")]
    [InlineData("%")]
    public void Search_TextThatLooksLikeSql_IsText(string text)
    {
        Assert.Equal(0, Search(new DialogFilter(Text: text)).Total);
        Assert.Equal(0, Search(new DialogFilter(Domain: text)).Total);
        Assert.Null(browser.Read(InProcessCycle.Id, 1, text, Token));
    }

    [Fact]
    public void Search_InPages_GivesEachDialogOnce()
    {
        var pages = Enumerable.Range(0, 10).SelectMany(p => browser.Search(InProcessCycle.Id, 1, new DialogFilter(), 7 * p, 7, Token).Lines).Select(l => l.Id).ToList();
        Assert.Equal(written.Dialogs.Select(d => d.Id).Order(StringComparer.Ordinal), pages);
    }

    [Fact]
    public void Read_GivesTheWholeDialogAndWhatEveryCheckSaid()
    {
        var view = browser.Read(InProcessCycle.Id, 1, written.Dialogs[3].Id, Token)!;
        Assert.Equal(written.Dialogs[3].Turns, view.Dialog.Turns);
        Assert.NotEmpty(view.Verdicts);
        Assert.All(view.Verdicts, v => Assert.Equal(view.Dialog.Id, v.DialogId));
    }

    [Fact]
    public void NothingWritten_IsEmpty()
    {
        Assert.Equal([1], browser.Iterations(InProcessCycle.Id));
        Assert.Empty(browser.Iterations("none"));
        Assert.Equal(0, browser.Search(InProcessCycle.Id, 2, new DialogFilter(), 0, 10, Token).Total);
        Assert.Null(browser.Read(InProcessCycle.Id, 2, "x", Token));
    }

    private (long Total, IReadOnlyList<DialogLine> Lines) Search(DialogFilter filter) => browser.Search(InProcessCycle.Id, 1, filter, 0, 1000, Token);

    public sealed class Written : IAsyncLifetime
    {
        private const int UpToVerify = 5;
        private readonly TemporaryFolder folder = new();

        public HomeLayout Home { get; private set; } = null!;

        public IReadOnlyList<Dialog> Dialogs { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            Home = new HomeLayout(folder.File("home")).Ensure();
            var text = await File.ReadAllTextAsync(Repository.File("configs/presets/smoke.yaml"), Token);
            var run = new CycleRun(text, CycleConfigReader.Read(text, "smoke.yaml"), new ConfigPaths(folder.Path, folder.Path, Repository.Root));
            await InProcessCycle.RunAsync(Home, run, Token, stop: UpToVerify);
            Dialogs = [.. new ArtifactStore(Home.StageFolder(InProcessCycle.Id, 1, StageNames.Converse), TimeProvider.System).Open(ArtifactNames.Dialogs, cancellationToken: Token).Read<Dialog>()];
        }

        public ValueTask DisposeAsync()
        {
            folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
