using ToolAce.Eval.Leaderboards.Formulas;
using ToolAce.Eval.Leaderboards.Official;
using ToolAce.Eval.Leaderboards.References;
using ToolAce.Eval.Tests.Suites;

namespace ToolAce.Eval.Tests.Leaderboards.Official;

/// <summary>Small boards made up for the purpose; the official ones are in <see cref="OfficialBoardsTests"/>.</summary>
public sealed class BoardReaderTests
{
    private const string MultiTurn = "Rank,Model,Multi Turn Overall Acc,Base,Miss Func,Miss Param,Long Context\n1,A,50.00%,60.00%,40.00%,45.00%,55.00%\n";

    [Fact]
    public void ReadCsv_ABoard_FiguresAsFractionsAndFactsAsTheyAre()
    {
        var file = BoardReader.ReadCsv(
            "2025-05-01_abcdef01_data_overall.csv",
            """
            Rank,Overall Acc,Model,Model Link,Cost ($ Per 1k Function Calls),Latency Mean (s),Latency 95th Percentile (s),Live Acc,Multi Turn Acc,Relevance Detection,Organization,License,Fresh Column
            1,45.24%,"A, the ""first"" (FC)",https://a,N/A,1.5,N/A,12.5%,0.00%,N/A,Org,MIT,fresh
            2,12.00%,B,,3.25,N/A,N/A,high,1.00%,,Org,MIT,

            """.ReplaceLineEndings("\r\n"));
        Assert.Equal((new DateOnly(2025, 5, 1), "abcdef01"), (file.Date!.Value, file.Commit));
        Assert.Equal(new BoardShape(BoardKind.Overall, BfclVersion.V3), file.Shape);
        Assert.Equal(["Fresh Column"], file.UnknownColumns);

        var first = file.Rows[0];
        Assert.Equal("A, the \"first\" (FC)", first.Model);
        Assert.Equal(new Dictionary<string, double> { ["overall"] = 0.4524, ["live"] = 0.125, ["multi_turn"] = 0 }, first.Figures);
        Assert.Equal((1, "https://a", "Org", "MIT"), (first.Rank, first.Link, first.Organization, first.License));
        Assert.Equal(new Latency(1.5, null, null), first.Latency);
        Assert.Null(first.Cost);
        Assert.Equal(new Dictionary<string, string> { ["Fresh Column"] = "fresh" }, first.Other);

        // What is no number is kept, and said.
        Assert.Equal("high", file.Rows[1].Other["Live Acc"]);
        Assert.Equal(["'high' of B in Live Acc is no percentage"], file.Problems);
        Assert.Equal((new ReferenceCost(3.25, "1,000 calls"), null), (file.Rows[1].Cost, file.Rows[1].Latency));
    }

    [Fact]
    public void ReadCsv_LinesOfOtherLengths_LoseNothing()
    {
        var file = BoardReader.ReadCsv("data_multi_turn.csv", MultiTurn + "2,B,10.00%\n3,C,1.00%,1.00%,1.00%,1.00%,1.00%,more\n");
        Assert.Equal((null, null, BfclVersion.V4), (file.Date, file.Commit, file.Shape.Version));
        Assert.Equal(["multi_turn"], file.Rows[1].Figures.Keys);
        Assert.Equal("more", file.Rows[2].Other["column 8"]);
        Assert.Equal(["the line of B has 3 fields for 7 columns", "the line of C has 8 fields for 7 columns"], file.Problems);
    }

    [Theory]
    [InlineData("2025-04-08", BfclVersion.V3Executed)]
    [InlineData("2025-04-09", BfclVersion.V3)]
    [InlineData("2025-07-16", BfclVersion.V3)]
    [InlineData("2025-07-17", BfclVersion.V4)]
    public void ReadCsv_SubBoard_HasTheFormulaOfItsDay(string day, BfclVersion version) =>
        Assert.Equal(version, BoardReader.ReadCsv($"{day}_00000000_data_multi_turn.csv", MultiTurn).Shape.Version);

    [Fact]
    public void ReadCsv_NoBoard_SaysWhichFile()
    {
        Assert.Contains("other.csv", Assert.Throws<InvalidDataException>(() => BoardReader.ReadCsv("other.csv", "a,b\n1,2\n")).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => BoardReader.ReadCsv("empty.csv", ""));
    }

    [Fact]
    public void Of_FilesOfOneBoard_JoinsThemByModel()
    {
        var overall = BoardReader.ReadCsv(
            "2025-05-01_abcdef01_data_overall.csv",
            "Rank,Overall Acc,Model,Organization,Multi Turn Acc,Multi Turn Base\n1,45.00%,A,Org,50.00%,61.00%\n2,40.00%,B,Org,30.00%,30.00%\n3,39.00%,A,Org,1.00%,1.00%\n");
        var sub = BoardReader.ReadCsv("2025-05-01_abcdef01_data_multi_turn.csv", MultiTurn + "2,A,1.00%,1.00%,1.00%,1.00%,1.00%\n3,New,2.00%,2.00%,2.00%,2.00%,2.00%\n");
        var problems = new List<string>();
        var table = Assert.Single(BoardTables.Of([sub, overall], problems));
        Assert.Equal(("BFCL v3, 2025-05-01", "abcdef01"), (table.Suite, table.Commit));
        Assert.Equal(["2025-05-01_abcdef01_data_overall.csv", "2025-05-01_abcdef01_data_multi_turn.csv"], table.Files);
        Assert.Equal(["A", "B", "A", "New"], table.Rows.Select(r => r.Model));
        Assert.Equal((0.45, 0.4, 0.61, "Org"), (table.Rows[0].Figures["overall"], table.Rows[0].Figures["multi_turn_miss_func"], table.Rows[0].Figures["multi_turn_base"], table.Rows[0].Organization));
        Assert.Equal(0.01, table.Rows[2].Figures["multi_turn_miss_func"]);
        Assert.Equal(["2025-05-01_abcdef01_data_multi_turn.csv: multi_turn_base of A is 60 here and 61 elsewhere"], problems);

        // Its own figure does not follow from its categories: the board's 50 is of 60, this row has 61.
        var check = BoardCheck.Of(table).First(c => c.Figure == "multi_turn");
        Assert.Equal((0.5, 0.5025, false), (check.Published, Math.Round(check.Recomputed!.Value, 6), check.Agrees));
        Assert.Null(BoardCheck.Of(table).First(c => c.Figure == "overall").Agrees);
    }

    [Theory]
    [InlineData(0.5, 0.5002, true)]
    [InlineData(0.5, 0.5003, false)]
    [InlineData(0.5, null, null)]
    public void Agrees_WithinRounding_IsEqual(double published, double? recomputed, bool? expected) =>
        Assert.Equal(expected, new FigureCheck("m", "f", published, recomputed).Agrees);

    [Fact]
    public void Read_SingleRows_AreGroupedByFile()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "rows.json");
        File.WriteAllText(path, """[{"date": "2025-05-01", "commit": "abcdef01", "file": "data_multi_turn.csv", "row": {"Rank": "7", "Model": "A", "Multi Turn Overall Acc": "5.00%", "Base": "N/A"}}]""");
        var file = Assert.Single(BoardReader.Read(path));
        Assert.Equal(("2025-05-01_abcdef01_data_multi_turn.csv", 7), (file.Name, file.Rows[0].Rank));
        Assert.Equal(["multi_turn"], file.Rows[0].Figures.Keys);
        File.WriteAllText(path, "{}");
        Assert.Throws<InvalidDataException>(() => BoardReader.Read(path));
    }
}
