using System.Text.Json.Nodes;
using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Browsing;
using ToolAce.Cycles.Tests.Running;
using ToolAce.Storage.DuckDb;
using ToolAce.Synthesis.Formats.Dialogs;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Cycles.Tests.Browsing;

/// <summary>Tools, context tree and downloads of a finished smoke cycle, two iterations that both evolve tools.</summary>
public sealed class DataTests(WholeCycle cycle) : IClassFixture<WholeCycle>
{
    private readonly ApiBrowser apis = new(cycle.Home);
    private readonly DataExport export = new(cycle.Home);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Apis_OfTheSecondIteration_HoldThoseOfTheFirst()
    {
        Assert.Equal([1, 2], apis.Iterations(WholeCycle.Id));
        var (first, second) = (Search(1, new ApiFilter()), Search(2, new ApiFilter()));
        Assert.True(second.Total > first.Total);
        Assert.Subset(second.Lines.Select(l => l.Name).ToHashSet(), first.Lines.Select(l => l.Name).ToHashSet());
        Assert.Equal(first.Total, apis.Domains(WholeCycle.Id, 1, Token).Sum(d => Search(1, new ApiFilter(Domain: d)).Total));
    }

    [Fact]
    public void Api_ThatWasEvolved_NamesItsAncestorsAndTheyIt()
    {
        var evolved = Search(2, new ApiFilter()).Lines.MaxBy(l => l.Generation)!;
        var view = apis.Read(WholeCycle.Id, 2, evolved.Number, Token)!;
        Assert.Equal(evolved.Name, view.Api.Name);
        Assert.Equal(evolved.Parent, view.Ancestors[^1].Name);
        Assert.Equal((int)evolved.Generation, view.Ancestors.Count);
        Assert.Contains(evolved.Number, apis.Read(WholeCycle.Id, 2, view.Ancestors[^1].Number, Token)!.Descendants.Select(d => d.Number));
        Assert.NotEmpty(evolved.Indicators);
    }

    [Fact]
    public void Apis_ByText_LookIntoNamesAndDescriptions()
    {
        var one = Search(1, new ApiFilter()).Lines[0];
        Assert.Contains(one.Name, Search(1, new ApiFilter(Text: one.Description.ToUpperInvariant())).Lines.Select(l => l.Name));
        Assert.Equal(0, Search(1, new ApiFilter(Text: "' OR true --")).Total);
        Assert.Null(apis.Read(WholeCycle.Id, 1, 1_000_000, Token));
        Assert.Null(apis.Read(WholeCycle.Id, 1, -1, Token));
    }

    [Fact]
    public void Tree_CountsWhatHangsBelow()
    {
        var tree = TreeBrowser.Read(cycle.Home, WholeCycle.Id)!;
        var areas = tree.Children("");
        Assert.All(areas, a => Assert.Equal(ContextLevel.Area, a.Level));
        Assert.All(areas, a => Assert.Equal(tree.Leaves(a.Path), tree.Children(a.Path).Sum(d => tree.Leaves(d.Path))));
        Assert.True(areas.Sum(a => tree.Leaves(a.Path)) > 100);
        Assert.Empty(tree.Children("nonsense"));
        Assert.Null(TreeBrowser.Read(cycle.Home, "none"));
    }

    [Theory]
    [InlineData(DataKind.Dialogs)]
    [InlineData(DataKind.Apis)]
    [InlineData(DataKind.ContextTree)]
    [InlineData(DataKind.Verdicts)]
    [InlineData(DataKind.TrainingSet)]
    public async Task Export_HasAsManyRowsInBothForms(DataKind kind)
    {
        Assert.True(export.Has(WholeCycle.Id, 1, kind));
        var lines = await LinesAsync(kind, new DialogFilter());
        Assert.NotEmpty(lines);
        Assert.Equal(lines.Count, Rows(export.WriteParquet(WholeCycle.Id, 1, kind, new DialogFilter(), Token)));
    }

    [Fact]
    public async Task Export_OfFilteredDialogs_HasThoseAloneAndIsReadInAgain()
    {
        var filter = new DialogFilter(Kind: DialogKind.Single);
        var wanted = new DialogBrowser(cycle.Home).Search(WholeCycle.Id, 1, filter, 0, 1000, Token);
        var lines = await LinesAsync(DataKind.Dialogs, filter);
        Assert.Equal(wanted.Lines.Select(l => l.Id), lines.Select(l => DialogReader.Read(JsonNode.Parse(l)!.AsObject(), "x").Id).Order(StringComparer.Ordinal));
        Assert.Equal(lines.Select(l => JsonNode.Parse(l)!["id"]!.GetValue<string>()), Ids(export.WriteParquet(WholeCycle.Id, 1, DataKind.Dialogs, filter, Token)));
    }

    [Fact]
    public async Task Export_ByWords_HasTheDialogsThatThePageShows()
    {
        var filter = new DialogFilter(Text: "PLEASE");
        var shown = new DialogBrowser(cycle.Home).Search(WholeCycle.Id, 1, filter, 0, 1000, Token);
        Assert.InRange(shown.Total, 1, 47);
        Assert.Equal(shown.Lines.Select(l => l.Id), (await LinesAsync(DataKind.Dialogs, filter)).Select(l => JsonNode.Parse(l)!["id"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        Assert.Equal(shown.Lines.Select(l => l.Id), Ids(export.WriteParquet(WholeCycle.Id, 1, DataKind.Dialogs, filter, Token)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Leftovers_AreRemovedWithTheirFolder()
    {
        var file = export.WriteParquet(WholeCycle.Id, 1, DataKind.Apis, new DialogFilter(), Token);
        DataExport.RemoveLeftovers(cycle.Home);
        Assert.False(File.Exists(file));
        DataExport.RemoveLeftovers(cycle.Home);
    }

    [Fact]
    public void Export_OfWhatIsNotThere_IsNone() => Assert.False(export.Has(WholeCycle.Id, 3, DataKind.Dialogs));

    private (long Total, IReadOnlyList<ApiLine> Lines) Search(int iteration, ApiFilter filter) => apis.Search(WholeCycle.Id, iteration, filter, 0, 10_000, Token);

    private async Task<List<string>> LinesAsync(DataKind kind, DialogFilter filter)
    {
        using var written = new MemoryStream();
        await export.WriteLinesAsync(WholeCycle.Id, 1, kind, filter, written, Token);
        return [.. System.Text.Encoding.UTF8.GetString(written.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static List<string> Ids(string file)
    {
        using var database = DuckDbDatabase.Open(new DuckDbLimits([Path.GetDirectoryName(file)!]));
        List<string> ids = [.. database.Query($"SELECT id FROM read_parquet({DuckDbDatabase.Quote(file)})", Token).Select(r => (string)r[0]!)];
        File.Delete(file);
        return ids;
    }

    private static long Rows(string file)
    {
        using var database = DuckDbDatabase.Open(new DuckDbLimits([Path.GetDirectoryName(file)!]));
        var rows = (long)database.QueryRow($"SELECT count(*) FROM read_parquet({DuckDbDatabase.Quote(file)})", Token)[0]!;
        File.Delete(file);
        return rows;
    }
}
