using System.Text.Json;
using System.Text.Json.Serialization;
using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Core.Randomness;
using ToolAce.Core.Schemas;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Tests.Support;

namespace ToolAce.Storage.Tests.Artifacts.Columns.Reading;

/// <summary>Rows read column by column are the rows that JSON gives, over several chunks of 2,048 and several groups in a part.</summary>
public sealed class RowReaderTests
{
    private const int Many = 9_000; // more than one row group of 8,192
    private static readonly JsonSerializerOptions Readable = new(CoreJson.Options)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    [Fact]
    public void Read_RowsOfEverySort_AreAsJsonGivesThem() => AssertAsJson(Enumerable.Range(0, Many).Select(Samples.Row));

    [Fact]
    public void Read_OddMembers_AreAsJsonGivesThem() => AssertAsJson(Enumerable.Range(0, Many).Select(Odd));

    [Fact]
    public void Read_ListsLongerThanAChunk_AreWhole() =>
        AssertAsJson(Enumerable.Range(0, 50).Select(i => Samples.Row(i) with { Table = [.. Enumerable.Range(0, i * 100).Select(k => (IReadOnlyList<int>)[.. Enumerable.Range(0, k % 4)])] }));

    [Fact]
    public void Read_NoValueAtAll_GivesNulls() => AssertAsJson(Enumerable.Range(0, 3).Select(i => new Narrow(i, null, null)));

    [Theory]
    [InlineData(2_040, 20)]
    [InlineData(4_096, 1)]
    [InlineData(8_190, 5)]
    [InlineData(8_999, 10)]
    public void Read_RangeOverTheEdgeOfAChunk_GivesTheRowsOfThatRange(int skip, int take)
    {
        using var folder = new TemporaryFolder();
        var artifact = Write(folder, Enumerable.Range(0, Many).Select(i => new Narrow(i, [$"{i}"], null)));
        Assert.Equal(Enumerable.Range(skip, Math.Min(take, Many - skip)), artifact.Read<Narrow>(skip, take).Select(r => int.Parse(r.Words!.Single()!)));
    }

    [Fact]
    public void Read_EqualSchemas_AreOneObject()
    {
        using var folder = new TemporaryFolder();
        var rows = Write(folder, Enumerable.Range(0, 2).Select(_ => new WithSchema(new Schema { Type = SchemaType.Integer }, new Schema { Type = SchemaType.Boolean }))).Read<WithSchema>().ToList();
        Assert.Same(rows[0].First, rows[1].First);
        Assert.NotEqual(rows[0].First, rows[0].Second);
    }

    [Fact]
    public void Read_NullWhereAValueIsNeeded_IsAMismatchThatSaysSo()
    {
        using var folder = new TemporaryFolder();
        var artifact = Write(folder, [new MaybeNumber(1), new MaybeNumber(null)]);
        var problem = Assert.Throws<ManifestMismatchException>(() => artifact.Read<Number>().ToList());
        Assert.Contains("a value of type Int32 is needed", problem.Actual, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WordThatNoEnumerationHas_IsAMismatch()
    {
        using var folder = new TemporaryFolder();
        var artifact = Write(folder, [new MaybeWord("sideways")]);
        Assert.Contains("DialogKind", Assert.Throws<ManifestMismatchException>(() => artifact.Read<Word>().ToList()).Actual, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TextThatIsNoJson_IsAMismatch()
    {
        using var folder = new TemporaryFolder();
        var artifact = Write(folder, [new MaybeWord("sideways")]);
        Assert.Throws<ManifestMismatchException>(() => Unchecked<AsSchema>(artifact).ToList());
    }

    [Fact]
    public void Read_PartWhoseColumnsLieOtherwiseInMemory_IsRefusedByDuckDb()
    {
        using var folder = new TemporaryFolder();
        var artifact = Write(folder, [new MaybeWord("sideways")]);
        Assert.Contains("STRUCT", Assert.Throws<CorruptArtifactException>(() => Unchecked<AsRecord>(artifact).ToList()).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<T> Unchecked<T>(Artifact artifact) => new DatasetReader<T>(artifact.Folder, [("part-00000.parquet", 1)]).Read();

    private static void AssertAsJson<T>(IEnumerable<T> rows)
    {
        using var folder = new TemporaryFolder();
        var artifact = Write(folder, rows);
        var (read, expected) = (artifact.Read<T>().Select(Text).ToList(), RowsAsJson.Read<T>(artifact).Select(Text).ToList());
        Assert.NotEmpty(expected);
        Assert.Equal(expected, read);
    }

    private static Artifact Write<T>(TemporaryFolder folder, IEnumerable<T> rows)
    {
        using var writer = Samples.Draft(folder.Path).OpenWriter<T>(rowsPerPart: Many - 100);
        writer.AddRange(rows);
        return writer.Publish(TestContext.Current.CancellationToken);
    }

    private static string Text<T>(T row) => JsonSerializer.Serialize(row, Readable);

    private static OddRow Odd(int index)
    {
        var random = Seeds.Stream(5, "odd", index);
        OddPoint Point() => new() { X = random.Pick([0.0, -0.0, double.NaN, 1e300]), Y = random.Chance(0.5) ? random.NextInt64() : null };
        OddInner? Inner() => random.Chance(0.3) ? null : new OddInner(random.Chance(0.3) ? null : "漢字🙂", [.. Enumerable.Range(0, random.Next(3)).Select(_ => Point())]);
        IReadOnlyList<OddInner?>? Row() => random.Chance(0.2) ? null : [.. Enumerable.Range(0, random.Next(4)).Select(_ => Inner())];
        return new OddRow(
            new DateOnly(2026, 1, 1).AddDays(index),
            random.Chance(0.5) ? new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.FromHours(index % 12)) : null,
            random.Chance(0.5) ? new Guid(index, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10) : null,
            [.. Enumerable.Range(0, random.Next(4)).Select(_ => Row())],
            [.. Enumerable.Range(0, random.Next(4))],
            random.Chance(0.5) ? [.. Enumerable.Range(0, random.Next(3)).Select(i => $"w{i}")] : null)
        {
            Point = Point(),
            MaybePoint = random.Chance(0.5) ? Point() : null,
            Points = [.. Enumerable.Range(0, random.Next(3)).Select(_ => random.Chance(0.5) ? Point() : (OddPoint?)null)],
            Texts = [.. Enumerable.Range(0, random.Next(3)).Select(i => new string('ż', i * 7))],
            Flags = random.Chance(0.5) ? [true, null, false] : null,
            Reals = [0.1f, float.NaN, float.MaxValue],
            Tiny = (sbyte)(index % 100 - 50),
            Short = (ushort)index,
            Schemas = [null, new Schema { Type = SchemaType.Dict, Description = $"s{index % 5}" }],
            Named = random.Chance(0.5) ? new Dictionary<string, Literal> { ["a"] = Literal.Null.Value, ["b"] = new Literal.Real(0.5) } : null,
        };
    }

    private sealed record Narrow(int Id, IReadOnlyList<string?>? Words, SampleInner? Inner);

    private sealed record WithSchema(Schema First, Schema Second);

    private sealed record MaybeNumber(int? Value);

    private sealed record Number(int Value);

    private sealed record MaybeWord(string Kind);

    private sealed record Word(DialogKind Kind);

    private sealed record AsSchema(Schema Kind);

    private sealed record AsRecord(Number Kind);
}
