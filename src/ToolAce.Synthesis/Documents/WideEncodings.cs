using System.Text;

namespace ToolAce.Synthesis.Documents;

/// <summary>Recognises UTF-16 and UTF-32 without a byte order mark: text has blanks or line ends, a wrong reading of it has zeros, halves of pairs or none of these.</summary>
internal static class WideEncodings
{
    private static readonly (string Name, Func<bool, Encoding> Make, int Width)[] Known =
    [
        ("utf-32le", s => new UTF32Encoding(bigEndian: false, byteOrderMark: false, throwOnInvalidCharacters: s), 4),
        ("utf-32be", s => new UTF32Encoding(bigEndian: true, byteOrderMark: false, throwOnInvalidCharacters: s), 4),
        ("utf-16le", s => new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: s), 2),
        ("utf-16be", s => new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: s), 2),
    ];

    /// <summary>The likeliest for a file that starts with <paramref name="sample"/>; null where it is none of them.</summary>
    public static (string Name, Encoding Encoding)? Guess(ReadOnlySpan<byte> sample)
    {
        (string, Encoding)? best = null;
        var most = 0;
        foreach (var (name, make, width) in Known)
        {
            // A pair of UTF-16 may be cut by the sample's end, hence the four bytes less.
            var whole = sample.Length - (sample.Length % width);
            var blanks = Blanks(sample[..(whole > 64 ? whole - 4 : whole)], make(true));
            if (blanks > most)
            {
                (best, most) = ((name, make(false)), blanks);
            }
        }

        return best;
    }

    /// <summary>Blanks and line ends of the sample in this encoding; 0 where it cannot be text in it.</summary>
    private static int Blanks(ReadOnlySpan<byte> sample, Encoding strict)
    {
        string text;
        try
        {
            text = strict.GetString(sample);
        }
        catch (ArgumentException)
        {
            return 0;
        }

        var odd = text.Count(c => (char.IsControl(c) && c is not ('\n' or '\r' or '\t')) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.OtherNotAssigned or System.Globalization.UnicodeCategory.PrivateUse);
        return text.Contains('\0') || odd > text.Length / 50 ? 0 : text.Count(c => c is ' ' or '\n' or '\u3000' or '\u3002');
    }
}
