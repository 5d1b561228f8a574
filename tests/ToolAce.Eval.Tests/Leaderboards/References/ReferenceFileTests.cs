using ToolAce.Eval.Leaderboards.Formulas;
using ToolAce.Eval.Leaderboards.References;
using ToolAce.Eval.Tests.Suites;

namespace ToolAce.Eval.Tests.Leaderboards.References;

public sealed class ReferenceFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Write_ThenRead_GivesTheTablesBack()
    {
        var table = new ReferenceTable(
            "BFCL v4, 2025-12-16",
            "the board",
            ["overall", "live"],
            [
                new ReferenceRow("A", new Dictionary<string, double> { ["overall"] = 0.4244, ["live"] = 0.7742 })
                {
                    Rank = 40, Link = "https://a", Organization = "Org", License = "MIT", Cost = new(1.5, "run"), Latency = new(1, null, 3),
                    Other = new Dictionary<string, string> { ["Fresh"] = "x" },
                },
                new ReferenceRow("B", new Dictionary<string, double> { ["live"] = 0 }),
            ])
        {
            Date = new(2025, 12, 16), Version = BfclVersion.V4, Commit = "ea03bc8d", Files = ["data_overall.csv"],
        };
        var path = Path.Combine(folder.Path, "deeper", "a.json");
        var problems = new List<string>();
        ReferenceFile.Write(path, [table]);
        Assert.Contains("null", File.ReadAllText(path), StringComparison.Ordinal);
        var read = Assert.Single(ReferenceFile.ReadFolder(Path.GetDirectoryName(path)!, problems));
        Assert.Equal((table.Suite, table.Source, table.Date, table.Version, table.Commit), (read.Suite, read.Source, read.Date, read.Version, read.Commit));
        Assert.Equal(table.Columns, read.Columns);
        Assert.Equal(table.Files, read.Files);
        Assert.Equivalent(table.Rows, read.Rows, strict: true);
        Assert.Empty(problems);
        Assert.Empty(ReferenceFile.ReadFolder("/nowhere", problems));

        // One file that is none does not hide the others.
        File.WriteAllText(Path.Combine(folder.Path, "deeper", "b.json"), "nonsense");
        Assert.Single(ReferenceFile.ReadFolder(Path.GetDirectoryName(path)!, problems));
        Assert.Contains("b.json", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TheShippedTables_AreAllThere()
    {
        var problems = new List<string>();
        var tables = ReferenceFile.ReadFolder(Path.Combine(OfficialData.RepositoryRoot, "configs", "references"), problems);
        Assert.Empty(problems);
        Assert.Equal(tables.Count, tables.Select(t => t.Suite).Distinct().Count());
        Assert.All(tables, t => Assert.All(t.Rows, r => Assert.All(r.Figures.Values, v => Assert.InRange(v, 0, 1))));
        Assert.Equal(0.5922, Figure("BFCL v3, 2024-09-20", "ToolACE-8B (FC)", "overall"), 6);
        Assert.Equal(0.4741, Figure("API-Bank", "ToolACE-8B", "retrieval + call"), 6);
        Assert.Equal(0.9141, Figure("BFCL non-live, verification", "rules + models", "overall"), 6);
        Assert.Equal(0.4271, Figure("BFCL v3, data types left out", "without multi-type", "overall"), 6);
        Assert.Equal(0.7493, Figure("BFCL v3, 2025-06-14", "LoopTool-8B (authors)", "overall"), 6);

        double Figure(string suite, string model, string column) => tables.Single(t => t.Suite == suite).Rows.Single(r => r.Model == model).Figures[column];
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("{}")]
    [InlineData("""{"tables": [{"suite": "s", "source": "x", "columns": ["a", "b"], "rows": [{"model": "m", "percent": [1]}]}]}""")]
    public void Read_SomethingElse_NamesTheFile(string text)
    {
        var path = Path.Combine(folder.Path, "b.json");
        File.WriteAllText(path, text);
        Assert.Contains("b.json", Assert.Throws<InvalidDataException>(() => ReferenceFile.Read(path)).Message, StringComparison.Ordinal);
    }
}
