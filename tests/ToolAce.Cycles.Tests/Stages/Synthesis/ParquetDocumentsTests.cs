using ToolAce.Cycles.Stages.Synthesis;
using ToolAce.Storage.DuckDb;
using ToolAce.Synthesis.Documents;

namespace ToolAce.Cycles.Tests.Stages.Synthesis;

public sealed class ParquetDocumentsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "B1")]
    [InlineData("title", "A1")]
    public void Read_ATable_MakesEveryRowADocument(string? column, string first)
    {
        Write("t[1]*.parquet", "SELECT 'A' || i AS title, CASE WHEN i = 2 THEN NULL ELSE 'B' || i END AS \"Text\", i AS n FROM range(1, 4) r(i)");
        var pieces = Read(new DocumentOptions { TextField = column }).ToList();
        Assert.Equal(first, pieces[0].Document!.Text);
        Assert.Equal(["row 1", "row 2", "row 3"], pieces.Select(p => p.Row.Place));
        Assert.Equal(column is null ? DocumentOutcome.Empty : DocumentOutcome.Used, pieces[1].Row.Outcome);
        Assert.Equal("t-1-row-3", pieces[2].Row.Slug);
    }

    [Fact]
    public void Read_NoUsualColumn_TakesTheOneWithTheLongestTexts()
    {
        Write("t.parquet", "SELECT 'key' || i AS id, repeat('a longer text ', 30) AS \"what it \"\"says\"\"\" FROM range(3) r(i)");
        var pieces = Read(new DocumentOptions { MostCharacters = 200 }).ToList();
        Assert.All(pieces, p => Assert.Contains("longer text", p.Document!.Text, StringComparison.Ordinal));
        Assert.Equal(["row 1, part 1", "row 1, part 2", "row 1, part 3"], pieces.Take(3).Select(p => p.Row.Place));
    }

    [Theory]
    [InlineData("SELECT 1 AS n", null, "no column of texts")]
    [InlineData("SELECT 'a' AS text", "body", "text (VARCHAR)")]
    [InlineData("SELECT 'a' AS text WHERE false", null, "no rows")]
    public void Read_ATableWithoutTexts_SaysWhatItHas(string select, string? column, string reason)
    {
        Write("t.parquet", select);
        var piece = Assert.Single(Read(new DocumentOptions { TextField = column }));
        Assert.Null(piece.Document);
        Assert.Contains(reason, piece.Row.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("this is no table", DocumentOutcome.Unreadable)]
    [InlineData("", DocumentOutcome.Empty)]
    public void Read_NoTable_SaysSo(string content, DocumentOutcome outcome)
    {
        File.WriteAllText(folder.File("t.parquet"), content);
        Assert.Equal(outcome, Assert.Single(Read(new DocumentOptions())).Row.Outcome);
    }

    public void Dispose() => folder.Dispose();

    private IEnumerable<DocumentPiece> Read(DocumentOptions options) => new DocumentFolder(options, new ParquetDocuments()).Read(folder.Path, Token);

    private void Write(string file, string select)
    {
        using var database = DuckDbDatabase.Open(new DuckDbLimits([folder.Path]));
        database.Execute($"COPY ({select}) TO {DuckDbDatabase.Quote(folder.File(file))} (FORMAT parquet)", Token);
    }
}
