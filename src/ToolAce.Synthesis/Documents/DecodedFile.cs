using System.Text;

namespace ToolAce.Synthesis.Documents;

/// <summary>
/// A text file in whatever encoding: UTF-8, UTF-16 and UTF-32 with a byte order mark and without, else Windows-1252 (of which Latin-1's texts are a part). The file is gone
/// through once before it is read, so that what is binary or empty gives no half document.
/// </summary>
internal sealed record DecodedFile(string Path, Encoding Encoding, string Name, int Skip, string? Note)
{
    private const int Sample = 1 << 16;

    /// <exception cref="UnusableFileException">It is empty, binary, or cannot be decoded.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static DecodedFile Open(string path, CancellationToken cancellationToken)
    {
        // Nothing is opened that has no length: pipes would wait for ever.
        if (new FileInfo(path).Length == 0)
        {
            throw new UnusableFileException(DocumentOutcome.Empty, "the file has no bytes");
        }

        var sample = Start(path);
        if (sample.AsSpan().StartsWith("%PDF-"u8))
        {
            throw new UnusableFileException(DocumentOutcome.Binary, "it is a PDF; turn it into text first, for instance with pdftotext");
        }

        var (name, encoding, skip) = EncodingOf(sample);
        var file = new DecodedFile(path, encoding, name, skip, Note: null);
        var scan = file.Scan(cancellationToken);
        if (scan is { HasZero: false, Replaced: > 0, IsDamaged: false } && name == "utf-8" && skip == 0)
        {
            file = file with { Encoding = Western, Name = "windows-1252" };
            scan = file.Scan(cancellationToken);
        }

        return scan switch
        {
            { IsBlank: true } => throw new UnusableFileException(DocumentOutcome.Empty, "there is nothing but blanks in it"),
            { IsBinary: true } => throw new UnusableFileException(DocumentOutcome.Binary, "it is no text: it holds zero bytes or control characters"),
            { Replaced: > 0, IsDamaged: false } when file.Name != "windows-1252" =>
                throw new UnusableFileException(DocumentOutcome.Unreadable, $"{scan.Replaced:N0} places cannot be decoded as {name}; save it as UTF-8"),
            { Replaced: > 0 } => file with { Note = $"{scan.Replaced:N0} places are no {file.Name} and stand as \uFFFD" },
            _ => file,
        };
    }

    /// <summary>The text; the caller closes it.</summary>
    public StreamReader Read()
    {
        var stream = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, Sample);
        stream.Position = Skip;
        return new StreamReader(stream, Encoding, detectEncodingFromByteOrderMarks: false, Sample);
    }

    private static Encoding Western => CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private TextScan Scan(CancellationToken cancellationToken)
    {
        using var reader = Read();
        return TextScan.Of(reader, cancellationToken);
    }

    private static byte[] Start(string path)
    {
        using var stream = File.OpenRead(path);
        var bytes = new byte[Sample];
        return bytes[..stream.ReadAtLeast(bytes, Sample, throwOnEndOfStream: false)];
    }

    private static (string Name, Encoding Encoding, int Skip) EncodingOf(byte[] sample)
    {
        return sample switch
        {
            [0xFF, 0xFE, 0, 0, ..] => ("utf-32le", new UTF32Encoding(bigEndian: false, byteOrderMark: false), 4),
            [0, 0, 0xFE, 0xFF, ..] => ("utf-32be", new UTF32Encoding(bigEndian: true, byteOrderMark: false), 4),
            [0xFF, 0xFE, ..] => ("utf-16le", new UnicodeEncoding(bigEndian: false, byteOrderMark: false), 2),
            [0xFE, 0xFF, ..] => ("utf-16be", new UnicodeEncoding(bigEndian: true, byteOrderMark: false), 2),
            [0xEF, 0xBB, 0xBF, ..] => ("utf-8", new UTF8Encoding(false), 3),
            _ when !sample.Contains((byte)0) => ("utf-8", new UTF8Encoding(false), 0),
            _ => WideEncodings.Guess(sample) is { } wide ? (wide.Name, wide.Encoding, 0)
                : throw new UnusableFileException(DocumentOutcome.Binary, "it is no text: it holds zero bytes"),
        };
    }
}
