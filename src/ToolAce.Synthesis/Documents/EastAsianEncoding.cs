namespace ToolAce.Synthesis.Documents;

/// <summary>
/// An encoding with two bytes a letter. Each puts the letters of everyday texts into one block and rare ones into others, and the blocks lie apart: a text read in the
/// wrong one is full of rarities.
/// </summary>
internal sealed record EastAsianEncoding(string Name, int CodePage, bool IsJapanese, Func<byte, byte, LetterSort> Sort)
{
    private const int FewestLetters = 6;
    private const double FewestCommon = 0.85;
    private const double FewestKana = 0.2;
    private const double MostKana = 0.05;
    private const int WeightOfWrong = 10;

    /// <summary>Those that are known; where two read a text alike well, the first is meant: what is all Hangul in Korean is all common in Chinese too.</summary>
    public static IReadOnlyList<EastAsianEncoding> Known { get; } =
    [
        new("euc-kr", 949, IsJapanese: false, Korean),
        new("euc-jp", 51932, IsJapanese: true, EucJapanese),
        new("shift_jis", 932, IsJapanese: true, ShiftJapanese),
        new("gb18030", 54936, IsJapanese: false, Simplified),
        new("big5", 950, IsJapanese: false, Traditional),
    ];

    /// <summary>The share of common letters, 0–1; 0 where it is no text in this encoding.</summary>
    public double Plausibility(ReadOnlySpan<byte> bytes)
    {
        var counts = new int[Enum.GetValues<LetterSort>().Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] > 0x7F)
            {
                var sort = Sort(bytes[i], i + 1 < bytes.Length ? bytes[i + 1] : (byte)0);
                counts[(int)sort]++;
                i += sort is LetterSort.RareByte or LetterSort.Wrong ? 0 : 1;
            }
        }

        var (kana, letters) = (counts[(int)LetterSort.Kana], counts[(int)LetterSort.Kana] + counts[(int)LetterSort.Common]);
        var share = letters / (double)Math.Max(1, letters + counts[(int)LetterSort.Rare] + counts[(int)LetterSort.RareByte] + (WeightOfWrong * counts[(int)LetterSort.Wrong]));
        var isLanguage = IsJapanese ? kana >= FewestKana * letters : kana <= MostKana * letters;
        return letters >= FewestLetters && isLanguage && share >= FewestCommon ? share : 0;
    }

    private static LetterSort Korean(byte lead, byte trail) => (lead, trail) switch
    {
        (< 0x81 or > 0xFE, _) or (_, < 0x41 or > 0xFE) => LetterSort.Wrong,
        (>= 0xB0 and <= 0xC8, >= 0xA1) => LetterSort.Common,
        (>= 0xA1 and <= 0xA3, >= 0xA1) => LetterSort.Mark,
        _ => LetterSort.Rare,
    };

    private static LetterSort EucJapanese(byte lead, byte trail) => (lead, trail) switch
    {
        (0x8E or (>= 0xA1 and <= 0xFE), >= 0xA1 and <= 0xFE) => lead switch
        {
            0xA4 or 0xA5 => LetterSort.Kana,
            >= 0xA1 and <= 0xA3 => LetterSort.Mark,
            >= 0xB0 and <= 0xCF => LetterSort.Common,
            _ => LetterSort.Rare,
        },
        _ => LetterSort.Wrong,
    };

    private static LetterSort ShiftJapanese(byte lead, byte trail) => (lead, trail) switch
    {
        (>= 0xA1 and <= 0xDF, _) => LetterSort.RareByte,
        (0x80 or 0xA0 or > 0xFC, _) or (_, < 0x40 or 0x7F or > 0xFC) => LetterSort.Wrong,
        (0x82, >= 0x9F and <= 0xF1) or (0x83, <= 0x96) => LetterSort.Kana,
        (0x81, _) or (0x82, <= 0x9A) => LetterSort.Mark,
        (0x88, >= 0x9F) or (>= 0x89 and <= 0x97, _) or (0x98, <= 0x72) => LetterSort.Common,
        _ => LetterSort.Rare,
    };

    private static LetterSort Simplified(byte lead, byte trail) => (lead, trail) switch
    {
        (0x80 or 0xFF, _) or (_, < 0x30 or (> 0x39 and < 0x40) or 0x7F or 0xFF) => LetterSort.Wrong,
        (0xA4 or 0xA5, >= 0xA1) => LetterSort.Kana,
        (>= 0xA1 and <= 0xA3, >= 0xA1) => LetterSort.Mark,
        (>= 0xB0 and <= 0xD7, >= 0xA1) => LetterSort.Common,
        _ => LetterSort.Rare,
    };

    private static LetterSort Traditional(byte lead, byte trail) => (lead, trail) switch
    {
        (0x80 or 0xFF, _) or (_, < 0x40 or (> 0x7E and < 0xA1) or 0xFF) => LetterSort.Wrong,
        (>= 0xA1 and <= 0xA3, _) => LetterSort.Mark,
        (>= 0xA4 and <= 0xC6, _) => LetterSort.Common,
        _ => LetterSort.Rare,
    };
}
