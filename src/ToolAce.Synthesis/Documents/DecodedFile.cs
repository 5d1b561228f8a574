using System.Text;

namespace ToolAce.Synthesis.Documents;

/// <summary>
/// A text file in whatever encoding: UTF-8, UTF-16 and UTF-32 with a byte order mark and without, else what its letters make likely: Windows-1252 (of which Latin-1's texts
/// are a part), an East Asian or a Cyrillic encoding. The file is gone through before it is read, so that what is binary or empty gives no half document.
/// </summary>
internal sealed record DecodedFile(string Path, Encoding Encoding, string Name, int Skip, string? Note)
{
    private const int Sample = 1 << 16;

    /// <summary>Fewer bytes beyond ASCII than this share are an accident in a text that can be read without them.</summary>
    private const double FewBeyond = 0.002;

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
            file = file.With(LegacyEncodings.Western);
            scan = file.Scan(cancellationToken);
            if (scan is { IsBinary: false, IsBlank: false } && file.Legacy(scan, cancellationToken) is var legacy && legacy != file)
            {
                file = legacy;
                scan = file.Scan(cancellationToken);
            }
        }

        return scan switch
        {
            { IsBlank: true } => throw new UnusableFileException(DocumentOutcome.Empty, "there is nothing but blanks in it"),
            { IsBinary: true } => throw new UnusableFileException(DocumentOutcome.Binary, "it is no text: it holds zero bytes or control characters"),
            { Replaced: > 0, IsDamaged: false } when file.Name != LegacyEncodings.Western.Name =>
                throw new UnusableFileException(DocumentOutcome.Unreadable, $"{scan.Replaced:N0} places cannot be decoded as {file.Name}; save it as UTF-8"),
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

    private DecodedFile With((string Name, Encoding Encoding) known) => this with { Name = known.Name, Encoding = known.Encoding };

    private DecodedFile Legacy(TextScan western, CancellationToken cancellationToken)
    {
        if (LegacyEncodings.Guess(OddLines.Of(Path, cancellationToken)) is { } known)
        {
            return known.Name == Name ? this : With(known);
        }

        return western.Beyond <= western.Characters * FewBeyond
            ? this with { Note = $"{western.Beyond:N0} characters beyond ASCII are in an encoding that is not recognised; they are read as {Name}" }
            : throw new UnusableFileException(DocumentOutcome.Unreadable, "its encoding is not recognised; convert it to UTF-8, for instance with iconv -f KOI8-U -t UTF-8 (with the encoding that it has)");
    }

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
