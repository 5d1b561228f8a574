using System.Text;
using ToolAce.Synthesis.Documents;
using ToolAce.Synthesis.Tests.Support;

namespace ToolAce.Synthesis.Tests.Documents;

public sealed class EncodingTests : IDisposable
{
    private const string Western = "Straße, café, naïve: 12 € each.\nThe harbour opens at seven.\n";
    private const string Russian = "Порт открыт с семи часов.\nЛодки стоят у причала, а паром идёт в полдень.\n";
    private const string Chinese = "港口七点开门。 船停在码头。\n渡轮中午出发。 票价是十元。\n";
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, bool, string> Wide()
    {
        var data = new TheoryData<string, bool, string>();
        foreach (var text in new[] { Western, Russian, Chinese })
        {
            foreach (var name in new[] { "utf-8", "utf-16le", "utf-16be", "utf-32le", "utf-32be" })
            {
                data.Add(name, true, text);
                data.Add(name, false, text);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Wide))]
    public void Read_AnEncodingWithAndWithoutMark_GivesTheText(string name, bool mark, string text)
    {
        Encoding encoding = name switch
        {
            "utf-16le" => new UnicodeEncoding(bigEndian: false, byteOrderMark: mark),
            "utf-16be" => new UnicodeEncoding(bigEndian: true, byteOrderMark: mark),
            "utf-32le" => new UTF32Encoding(bigEndian: false, byteOrderMark: mark),
            "utf-32be" => new UTF32Encoding(bigEndian: true, byteOrderMark: mark),
            _ => new UTF8Encoding(mark),
        };
        var piece = Assert.Single(Pieces([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]));
        Assert.Equal((DocumentOutcome.Used, name), (piece.Row.Outcome, piece.Row.Encoding));
        Assert.Equal(text.Trim(), piece.Document!.Text);
    }

    [Fact]
    public void Read_Windows1252_GivesTheText()
    {
        var piece = Assert.Single(Pieces(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Western)));
        Assert.Equal(("windows-1252", Western.Trim()), (piece.Row.Encoding, piece.Document!.Text));
    }

    [Fact]
    public void Read_Latin1BeyondTheFirstStretch_GivesTheWholeText()
    {
        var text = string.Concat(Enumerable.Repeat("All is plain here.\n\n", 10_000)) + "Ende der Straße.";
        var pieces = Pieces(Encoding.Latin1.GetBytes(text)).ToList();
        Assert.All(pieces, p => Assert.Equal("windows-1252", p.Row.Encoding));
        Assert.EndsWith("Straße.", pieces[^1].Document!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_DamagedUtf8_KeepsTheTextAndSaysWhatIsWrong()
    {
        var bytes = Encoding.UTF8.GetBytes(Russian).Append((byte)0xFF).ToArray();
        var piece = Assert.Single(Pieces(bytes));
        Assert.Equal("utf-8", piece.Row.Encoding);
        Assert.StartsWith("Порт открыт", piece.Document!.Text, StringComparison.Ordinal);
        Assert.Contains("1 places are no utf-8", piece.Row.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_BinaryFiles_RefusesThem()
    {
        var noise = new byte[100_000];
        new Random(1).NextBytes(noise);
        byte[] integers = [.. Enumerable.Range(0, 5000).SelectMany(BitConverter.GetBytes)];
        byte[] zip = [(byte)'P', (byte)'K', 3, 4, 20, 0, 0, 0, 8, 0, .. noise.AsSpan(0, 500)];
        byte[] controls = [.. Enumerable.Range(0, 5000).Select(i => (byte)(i % 40 + 1))];
        foreach (var bytes in new[] { noise, integers, zip, controls, Encoding.ASCII.GetBytes("%PDF-1.7 and words") })
        {
            var piece = Assert.Single(Pieces(bytes));
            Assert.Null(piece.Document);
            Assert.Equal(DocumentOutcome.Binary, piece.Row.Outcome);
            Assert.NotNull(piece.Row.Detail);
        }
    }

    [Fact]
    public void Read_AZeroByteFarInside_RefusesTheFileBeforeAnyPartOfIt()
    {
        var bytes = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("plain words\n\n", 30_000)));
        bytes[^5] = 0;
        Assert.Equal(DocumentOutcome.Binary, Assert.Single(Pieces(bytes)).Row.Outcome);
    }

    /// <summary>What stands after a zero is not read, whatever it might be decoded as.</summary>
    [Fact]
    public void Read_NoiseAfterText_IsBinary()
    {
        var noise = new byte[300_000];
        new Random(2).NextBytes(noise);
        byte[] bytes = [.. Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("plain words\n\n", 30_000))), .. noise];
        var piece = Assert.Single(Pieces(bytes));
        Assert.Equal((DocumentOutcome.Binary, null), (piece.Row.Outcome, piece.Document));
    }

    [Fact]
    public void Read_ATextCutInAWideCharacter_IsUnreadableOnlyWhereMuchIsLost()
    {
        byte[] cut = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Western), 0x41];
        Assert.Equal(DocumentOutcome.Unreadable, Assert.Single(Pieces(cut)).Row.Outcome);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t\r\n")]
    [InlineData("\uFEFF")]
    public void Read_AnEmptyFile_SaysSo(string text)
    {
        var piece = Assert.Single(Pieces(Encoding.UTF8.GetBytes(text)));
        Assert.Equal((DocumentOutcome.Empty, null), (piece.Row.Outcome, piece.Document));
    }

    public void Dispose() => folder.Dispose();

    private IEnumerable<DocumentPiece> Pieces(byte[] bytes)
    {
        var file = Path.Combine(folder.Path, "a.txt");
        File.WriteAllBytes(file, bytes);
        return new DocumentFolder(new DocumentOptions()).Read(file, Token);
    }
}
