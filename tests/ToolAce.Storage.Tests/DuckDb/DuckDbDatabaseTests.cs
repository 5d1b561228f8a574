using System.Diagnostics;
using ToolAce.Storage.DuckDb;
using ToolAce.Storage.Tests.Support;

namespace ToolAce.Storage.Tests.DuckDb;

public sealed class DuckDbDatabaseTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Query_TextLongDoubleBool_ComeWithTheirTypesAndNulls()
    {
        using var database = Open("/tmp");
        const string Rows = "(1::BIGINT, 0.5::DOUBLE, true, 'short'), (2, NULL, NULL, NULL), (NULL, -1.0, false, 'longer than twelve bytes: ż')";
        database.Execute($"CREATE TABLE t AS SELECT * FROM (VALUES {Rows})", Token);

        var rows = database.Query("SELECT * FROM t", Token).ToList();

        Assert.Equal([1L, 0.5, true, "short"], rows[0]);
        Assert.Equal([2L, null, null, null], rows[1]);
        Assert.Equal([null, -1.0, false, "longer than twelve bytes: ż"], rows[2]);
    }

    [Fact]
    public void Query_MoreRowsThanOneChunk_ComeAllAndInOrder()
    {
        using var database = Open("/tmp");

        Assert.Equal(Enumerable.Range(0, 10_000).Select(i => (long)i), database.Query("SELECT i FROM range(10000) t(i)", Token).Select(r => (long)r[0]!));
    }

    [Fact]
    public void Query_TypeThatIsNotRead_NamesTheColumnAndTheCast()
    {
        using var database = Open("/tmp");

        var problem = Assert.Throws<DuckDbException>(() => database.QueryRow("SELECT DATE '2026-01-01' AS day", Token));

        Assert.Contains("column day", problem.Message, StringComparison.Ordinal);
        Assert.Contains("cast it to VARCHAR", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELEC 1")]
    [InlineData("SELECT * FROM nowhere")]
    [InlineData("SELECT CAST('x' AS BIGINT)")]
    public void Query_WrongStatement_ThrowsDuckDbsWords(string sql)
    {
        using var database = Open("/tmp");

        Assert.Contains("Error", Assert.Throws<DuckDbException>(() => database.QueryRow(sql, Token)).Message, StringComparison.Ordinal);
        Assert.Throws<DuckDbException>(() => database.Execute(sql, Token));
    }

    [Fact]
    public void Open_Folders_AreTheOnlyFilesInReach()
    {
        using var folder = new TemporaryFolder();
        var inside = Directory.CreateDirectory(folder["in'side"]).FullName;
        File.WriteAllText(folder["secret.csv"], "a\n1\n");
        File.WriteAllText(Path.Combine(inside, "open.csv"), "a\n1\n");
        using var database = Open(inside);

        Assert.Equal([1L], database.QueryRow($"SELECT a FROM read_csv({DuckDbDatabase.Quote(Path.Combine(inside, "open.csv"))})", Token));
        foreach (var sql in new[]
        {
            $"SELECT * FROM read_csv('{folder["secret.csv"]}')",
            $"SELECT * FROM read_csv({DuckDbDatabase.Quote(inside + "/../secret.csv")})",
            $"COPY (SELECT 1) TO '{folder["out.parquet"]}' (FORMAT parquet)",
            "SET enable_external_access = true",
            "SET memory_limit = '100GB'",
            "INSTALL httpfs",
        })
        {
            Assert.Throws<DuckDbException>(() => database.Execute(sql, Token));
        }
    }

    [Fact]
    public void Open_MemoryCap_StopsAStatementThatNeedsMore()
    {
        using var database = DuckDbDatabase.Open(new DuckDbLimits(["/tmp"]) { MemoryBytes = 64L << 20 });

        const string Large = "CREATE TABLE t AS SELECT random() a, random() b FROM range(20000000)";
        Assert.Contains("Out of Memory", Assert.Throws<DuckDbException>(() => database.Execute(Large, Token)).Message, StringComparison.Ordinal);
        Assert.Equal([1L], database.QueryRow("SELECT current_setting('threads')", Token));
    }

    /// <summary>Whoever cancels wants to hear of that, with the token, and of no error of the database.</summary>
    [Theory]
    [InlineData("SELECT sum(hash(a.i * b.i))::BIGINT FROM range(1000000) a(i), range(1000000) b(i)")]
    [InlineData("SELECT i FROM range(100000000000) t(i) WHERE hash(i) = 1")]
    public void Query_Cancelled_SaysSo(string sql)
    {
        using var database = DuckDbDatabase.Open(new DuckDbLimits([]));
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        Assert.Equal(stop.Token, Assert.ThrowsAny<OperationCanceledException>(() => database.Query(sql, stop.Token).Count()).CancellationToken);
    }

    [Fact]
    public void Execute_Cancelled_StopsSoon()
    {
        using var database = Open("/tmp");
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        var watch = Stopwatch.StartNew();

        Assert.ThrowsAny<OperationCanceledException>(() => database.Execute("SELECT sum(hash(a.i * b.i)) FROM range(1000000) a(i), range(1000000) b(i)", stop.Token));

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }

    private static DuckDbDatabase Open(string folder) => DuckDbDatabase.Open(new DuckDbLimits([folder]));
}
