using System.Text;
using ToolAce.Synthesis.Formats;
using ToolAce.Synthesis.Formats.Texts;
using ToolAce.Synthesis.Tests.Support;

namespace ToolAce.Synthesis.Tests.Formats.Texts;

public sealed class TextFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Read_ByteOrderMark_IsTaken(string encoding)
    {
        var path = Write([.. Encoding.GetEncoding(encoding).GetPreamble(), .. Encoding.GetEncoding(encoding).GetBytes("{\"a\": \"größe 天気\"}")]);
        Assert.Equal("{\"a\": \"größe 天気\"}", TextFile.Read(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Read_LetterAcrossTwoStretches_StaysWhole()
    {
        var text = new string('a', 65_535) + "é" + new string('b', 70_000) + "天";
        Assert.Equal(text, TextFile.Read(Write(Encoding.UTF8.GetBytes(text)), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Read_Latin1_IsRefusedWithTheLine()
    {
        var wrong = Assert.Throws<DocumentException>(() => TextFile.Read(Write(Encoding.Latin1.GetBytes("a\nb\ngröße")), TestContext.Current.CancellationToken));
        Assert.Contains("not UTF-8: byte 0xF6 in line 3", wrong.Problem, StringComparison.Ordinal);
        Assert.Contains("iconv", wrong.Mend, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[0], "is empty")]
    [InlineData(new byte[] { 32, 10, 10 }, "is empty")]
    [InlineData(new byte[] { 0x7F, 0x45, 0x4C, 0x46, 0, 0, 1 }, "binary")]
    [InlineData(new byte[] { 0x89, 0x50, 0, 0xFF }, "binary")]
    public void Read_NoText_IsRefused(byte[] bytes, string part) =>
        Assert.Contains(part, Assert.Throws<DocumentException>(() => TextFile.Read(Write(bytes), TestContext.Current.CancellationToken)).Problem, StringComparison.Ordinal);

    [Fact]
    public void Read_OneGigabyte_IsRefusedUnread()
    {
        var path = Write([]);
        using (var file = File.OpenWrite(path))
        {
            file.SetLength(1L << 30);
        }

        Assert.Contains("1,024 MiB", Assert.Throws<DocumentException>(() => TextFile.Read(path, TestContext.Current.CancellationToken)).Problem, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private string Write(byte[] bytes)
    {
        var path = Path.Combine(folder.Path, "file");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
