using System.IO.Compression;
using System.Text;
using ToolAce.Eval.General.Files;
using ToolAce.Eval.Suites;
using ToolAce.Eval.Tests.Suites;

namespace ToolAce.Eval.Tests.General.Files;

public sealed class JsonRecordsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly List<SuiteProblem> problems = [];

    [Fact]
    public void Read_DamagedLinesAndRepeatedIds_AreProblemsWithTheirLines()
    {
        var path = folder.Write("x.jsonl", """{"id":"a"}""", "{", "", """{"id":7}""", "[]", """{"id":"\ud800"}""", """{"id":"a"}""", """{"id":"b"}""", "\0", """{"name":"c"}""");
        Assert.Equal(["a@0", "b@6"], Read(path));
        Assert.Equal([2, 4, 5, 6, 7, 9, 10], problems.Select(p => p.Line).Order());
    }

    [Fact]
    public void Read_PackedFile_ReadsTheSame()
    {
        Assert.Equal(["a@0", "b@1"], Read(Pack("""{"id":"a"}""" + "\n" + """{"id":"b"}""" + "\n", cut: 0)));
        Assert.Empty(problems);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_PackedFileThatIsDamagedOrNoneAtAll_IsAProblem(bool none)
    {
        var path = none ? folder.Write("none.jsonl.gz", "no gzip") : Pack(string.Concat(Enumerable.Range(0, 20000).Select(i => $$"""{"id":"{{i * 7919 % 20011}}"}""" + "\n")), cut: 5000);
        Assert.True(Read(path).Count < 20000);
        Assert.NotEmpty(problems);
    }

    [Fact]
    public void Read_BytesThatAreNoUtf8_AreReplaced()
    {
        var path = Path.Combine(folder.Path, "x.jsonl");
        File.WriteAllBytes(path, [.. "{\"id\":\""u8, 0xFF, 0xC3, .. "\"}"u8]);
        Assert.Equal(["\uFFFD\uFFFD@0"], Read(path));
    }

    public void Dispose() => folder.Dispose();

    private List<string> Read(string path) => JsonRecords.Read(path, (r, number) => $"{JsonRecords.Text(r, "id")}@{number}", r => r.Split('@')[0], problems);

    private string Pack(string text, int cut)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        var path = Path.Combine(folder.Path, "x.jsonl.gz");
        File.WriteAllBytes(path, packed.ToArray()[..^cut]);
        return path;
    }
}
