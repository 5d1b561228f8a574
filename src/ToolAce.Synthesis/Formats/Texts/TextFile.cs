using System.Text;

namespace ToolAce.Synthesis.Formats.Texts;

/// <summary>Text files whose encoding is certain: UTF-8, or UTF-16 with its byte order mark. Anything else is refused, never guessed.</summary>
public static class TextFile
{
    /// <summary>The largest file that is read whole, in bytes (256 MiB).</summary>
    public const long LargestWhole = 256L << 20;

    private const int Stretch = 1 << 16;

    /// <summary>Reads a file whole.</summary>
    /// <exception cref="DocumentException">It is empty, binary, too large, or in another encoding.</exception>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static string Read(string path, CancellationToken cancellationToken = default)
    {
        if (new FileInfo(path).Length is var size && size > LargestWhole)
        {
            throw new DocumentException($"{path} has {size >> 20:N0} MiB; a document of at most {LargestWhole >> 20} MiB is read.", "Split it into several files.");
        }

        var text = new StringBuilder();
        Decode(path, characters => text.Append(characters), cancellationToken);
        return text.ToString();
    }

    /// <summary>Goes through a file of any size without keeping it.</summary>
    /// <exception cref="DocumentException">It is empty, binary, or in another encoding.</exception>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static void Check(string path, CancellationToken cancellationToken = default) => Decode(path, _ => { }, cancellationToken);

    private delegate void Taker(ReadOnlySpan<char> characters);

    private static void Decode(string path, Taker take, CancellationToken cancellationToken)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[Stretch];
        var read = file.ReadAtLeast(bytes, Stretch, throwOnEndOfStream: false);
        var (encoding, skip) = EncodingOf(bytes.AsSpan(0, read));
        var decoder = encoding.GetDecoder();
        var characters = new char[encoding.GetMaxCharCount(Stretch)];
        var (line, blank) = (1, true);
        for (var first = true; read > 0; first = false)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var part = bytes.AsSpan(first ? skip : 0, read - (first ? skip : 0));
            var last = file.Position == file.Length;
            var count = Characters(decoder, part, characters, last, path, line);
            var text = characters.AsSpan(0, count);
            if (text.Contains('\0'))
            {
                throw new DocumentException($"{path} is a binary file (a zero byte near line {line + text[..text.IndexOf('\0')].Count('\n')}).", "Give a text file, as UTF-8.");
            }

            line += text.Count('\n');
            blank &= text.IsWhiteSpace();
            take(text);
            read = file.ReadAtLeast(bytes, Stretch, throwOnEndOfStream: false);
        }

        if (blank)
        {
            throw new DocumentException($"{path} is empty.", "Give a file with something in it.");
        }
    }

    private static (Encoding Encoding, int Skip) EncodingOf(ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xFE, ..] => (new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), 2),
        [0xFE, 0xFF, ..] => (new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), 2),
        [0xEF, 0xBB, 0xBF, ..] => (new UTF8Encoding(false, throwOnInvalidBytes: true), 3),
        _ => (new UTF8Encoding(false, throwOnInvalidBytes: true), 0),
    };

    private static int Characters(Decoder decoder, ReadOnlySpan<byte> bytes, char[] characters, bool last, string path, int line)
    {
        try
        {
            return decoder.GetChars(bytes, characters, last);
        }
        catch (DecoderFallbackException wrong)
        {
            if (bytes.Contains((byte)0))
            {
                throw new DocumentException($"{path} is a binary file.", "Give a text file, as UTF-8.", wrong);
            }

            var at = Math.Clamp(wrong.Index, 0, bytes.Length);
            var unknown = wrong.BytesUnknown is { Length: > 0 } b ? $"byte 0x{b[0]:X2}" : "a byte";
            throw new DocumentException(
                $"{path} is not UTF-8: {unknown} in line {line + bytes[..at].Count((byte)'\n')}.",
                "Save it as UTF-8, or convert it: iconv -f LATIN1 -t UTF-8 (with the encoding that it has).",
                wrong);
        }
    }
}
