using ToolAce.Eval.Leaderboards.Formulas;
using ToolAce.Eval.Leaderboards.References;
using ToolAce.Web.Leaderboards;

namespace ToolAce.Web.Tests.Leaderboards;

public sealed class PublishedResultsTests : IDisposable
{
    private static readonly DateOnly Day = new(2025, 12, 16);
    private readonly TemporaryHome home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public void Papers_AsShipped_HaveColumnsOfTheirOwnAndASource()
    {
        var references = new ReferenceTables(House.Tests.Repository.At("."), home.Layout);
        var papers = PublishedResults.Papers(references);
        var measured = ScoreGrid.Of([], [], [new RunScores(StoredRuns.Key("a"), "a", "a", new Dictionary<ScoreColumn, CellScore> { [new("own", "simple")] = CellScore.Of(1, 2) })]);
        Assert.Equal(92, papers.Count);
        Assert.All(papers, p => Assert.NotEmpty(p.Source!));
        Assert.Equal(0.5922, papers.Single(p => p.Model == "ToolACE-8B (FC)").Scores[new ScoreColumn("BFCL v3, 2024-09-20", "overall")].Accuracy, 4);
        Assert.Empty(papers.SelectMany(p => p.Scores.Keys).Intersect(measured.Columns));
        Assert.Equal(papers.Count, papers.Select(p => RunKey.Parse(p.Key.ToString())).Distinct().Count());
        Assert.Contains("ToolACE-8B", ScoreFiles.Csv(measured.With(papers).Named("toolace-8b")), StringComparison.Ordinal);
        Assert.All(papers, p => Assert.StartsWith(PublishedResults.Find(references, p.Key)!.Value.Table.Source, p.Source!, StringComparison.Ordinal));
    }

    [Fact]
    public void Tables_WhatTheHomeImported_StandsBehindTheShippedOnesAndIsReadAgainWhenItChanges()
    {
        var references = new ReferenceTables("/nowhere", home.Layout);
        Assert.Empty(references.Read().Tables);
        Write("board.json", Board());
        File.WriteAllText(Path.Combine(home.Layout.ReferencesFolder, "broken.json"), "{");
        Assert.Contains("broken.json", Assert.Single(references.Read().Problems), StringComparison.Ordinal);
        Assert.Same(references.Read().Tables, references.Read().Tables);
        Write("later.json", Board() with { Suite = "BFCL v4, 2026-01-01", Date = new(2026, 1, 1) });
        Assert.Equal(["BFCL v4, 2026-01-01, ea03bc8d", "BFCL v4, 2025-12-16, ea03bc8d"], references.Boards().Select(ReferenceTables.Id));
        Assert.Equal(Day, references.Board("BFCL v4, 2025-12-16, ea03bc8d")!.Date);
        Assert.Null(references.Board("other"));
        Assert.Empty(PublishedResults.Papers(references));
    }

    [Fact]
    public void Lines_OfAnOfficialBoard_StandInOurColumns()
    {
        var line = PublishedResults.Lines(Board())[0];
        Assert.Equal(("A, rank 3", "BFCL v4, 2025-12-16", "the board; 2025-12-16; formula v4"), (line.Model, line.Cycle, line.Source));
        Assert.Equal([new ScoreColumn("bfcl", "simple_python"), ScoreColumn.Boards[BfclVersion.V4]], line.Scores.Keys.OrderByDescending(c => c.Category));
        var grid = ScoreGrid.Of([], []).With([line]);
        Assert.Equal([ScoreColumn.Boards[BfclVersion.V4], new ScoreColumn("bfcl", "simple_python")], grid.Columns);
    }

    [Fact]
    public void FormulaScores_OfABoardsRow_TakeItsOwnAggregatesAndNameWhatItLacks()
    {
        var board = Board();
        var v4 = FormulaScores.Of(board, board.Rows[0], BfclVersion.V4)!;
        Assert.Equal((0.4244, "as published"), (v4.Overall.Value!.Value, v4.Overall.Formula));
        var v3 = FormulaScores.Of(board, board.Rows[0], BfclVersion.V3)!; // another formula's overall figure is none of this
        Assert.Equal(0.85, v3.Overall.Value!.Value, 10);
        Assert.Contains("multi_turn", v3.Overall.Missing);
        Assert.Null(FormulaScores.Of(board, new ReferenceRow("B", new Dictionary<string, double>()), BfclVersion.V4));
    }

    private static ReferenceTable Board() => new(
        "BFCL v4, 2025-12-16", "the board", ["overall", "live", "simple_python"],
        [new ReferenceRow("A", new Dictionary<string, double> { ["overall"] = 0.4244, ["live"] = 0.7742, ["simple_python"] = 0.85 }) { Rank = 3 }])
    {
        Date = Day,
        Version = BfclVersion.V4,
        Commit = "ea03bc8d",
    };

    private void Write(string file, ReferenceTable table) => ReferenceFile.Write(Path.Combine(home.Layout.ReferencesFolder, file), [table]);
}
