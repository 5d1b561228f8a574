using ToolAce.Core.Calls;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Tests.Support;

namespace ToolAce.Storage.Tests.Artifacts;

public sealed class DatasetRoundTripTests
{
    [Fact]
    public void Read_RowsOfEverySort_GivesThemBackExactlyAndInOrder()
    {
        using var folder = new TemporaryFolder();

        var artifact = Samples.Write(folder.Path);

        var read = artifact.Read<SampleRow>().Select(Samples.Text).ToList();
        Assert.Equal(Enumerable.Range(0, Samples.Rows).Select(i => Samples.Text(Samples.Row(i))), read);
        Assert.Equal(Samples.Rows, artifact.Manifest.Rows);
        Assert.Equal(Samples.Rows / Samples.RowsPerPart, artifact.Manifest.Files.Count);
    }

    [Fact]
    public void Read_ParquetColumns_KeepTheSignOfZeroAndTellNullFromEmpty()
    {
        using var folder = new TemporaryFolder();
        SampleRow[] rows =
        [
            new("a", SampleKind.Plain, 1, -0.0) { MaybeWords = [], Literal = Literal.Null.Value },
            new("b", SampleKind.Plain, 1, 0.0) { MaybeWords = null, Literal = null },
        ];

        using var writer = Samples.Draft(folder.Path).OpenWriter<SampleRow>();
        writer.AddRange(rows);
        var read = writer.Publish(TestContext.Current.CancellationToken).Read<SampleRow>().ToList();

        Assert.True(double.IsNegative(read[0].Real));
        Assert.False(double.IsNegative(read[1].Real));
        Assert.Empty(read[0].MaybeWords!);
        Assert.Null(read[1].MaybeWords);
        Assert.Equal(Literal.Null.Value, read[0].Literal);
        Assert.Null(read[1].Literal);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(8, 4)]
    [InlineData(10, 10)]
    [InlineData(23, 100)]
    [InlineData(40, 1)]
    public void Read_Range_GivesTheRowsOfThatRange(int skip, int take)
    {
        using var folder = new TemporaryFolder();
        var artifact = Samples.Write(folder.Path, rows: 25, rowsPerPart: 10);

        var read = artifact.Read<SampleRow>(skip, take).Select(r => r.Id);

        Assert.Equal(Enumerable.Range(0, 25).Skip(skip).Take(take).Select(i => $"r{i:0000}"), read);
    }

    [Fact]
    public void Read_FewerColumns_LeavesTheOthersOut()
    {
        using var folder = new TemporaryFolder();

        var read = Samples.Write(folder.Path, rows: 3).Read<Narrow>().ToList();

        Assert.Equal([.. Enumerable.Range(0, 3).Select(i => new Narrow(Samples.Row(i).Whole, $"r{i:0000}"))], read);
    }

    [Fact]
    public void Read_ColumnThatIsNotThere_IsRefusedByName()
    {
        using var folder = new TemporaryFolder();
        var artifact = Samples.Write(folder.Path, rows: 1);

        var missing = Assert.Throws<ManifestMismatchException>(() => artifact.Read<Foreign>().First());

        Assert.Contains("nowhere", missing.Expected, StringComparison.Ordinal);
        Assert.Equal("no such column", missing.Actual);
    }

    [Fact]
    public void Read_ColumnThatCameLater_IsNullWhereItIsNotThere()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal([new Grown(Samples.Row(0).Whole, "r0000")], Samples.Write(folder.Path, rows: 1).Read<Grown>());
    }

    [Fact]
    public void Publish_NoRows_MakesAnEmptyDataSet()
    {
        using var folder = new TemporaryFolder();

        var artifact = Samples.Write(folder.Path, rows: 0);

        Assert.Equal(0, Samples.Store(folder.Path).Open("rows", cancellationToken: TestContext.Current.CancellationToken).Manifest.Rows);
        Assert.Empty(artifact.Read<SampleRow>());
    }

    [Fact]
    public void Add_RowOfManyMegabytes_IsKept()
    {
        using var folder = new TemporaryFolder();
        var text = new string('x', 20 << 20);

        using var writer = Samples.Draft(folder.Path).OpenWriter<Narrow>();
        writer.Add(new Narrow(1, text));

        Assert.Equal(text, writer.Publish(TestContext.Current.CancellationToken).Read<Narrow>().Single().Id);
    }

    [Fact]
    public void OpenWriter_TypeThatIsNoRecord_IsRefused()
    {
        using var folder = new TemporaryFolder();

        Assert.ThrowsAny<Exception>(() => Samples.Draft(folder.Path).OpenWriter<string>());
    }

    private sealed record Narrow(int Whole, string Id);

    private sealed record Grown(int Whole, string Id)
    {
        public string? Later { get; init; }
    }

    private sealed record Foreign(string Id, int Nowhere);
}
