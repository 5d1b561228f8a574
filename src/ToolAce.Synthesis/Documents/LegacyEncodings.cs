using System.Text;

namespace ToolAce.Synthesis.Documents;

/// <summary>Recognises the encodings of before UTF-8 by what a text in them would be.</summary>
internal static class LegacyEncodings
{
    private static readonly (string Name, int CodePage)[] Cyrillic = [("windows-1251", 1251), ("koi8-r", 20866)];

    /// <summary>The name and encoding of Western European texts.</summary>
    public static (string Name, Encoding Encoding) Western => ("windows-1252", Of(1252));

    /// <summary>The likeliest of a file with these bytes beyond ASCII (and what stands around them); null where none gives a plausible text.</summary>
    public static (string Name, Encoding Encoding)? Guess(byte[] sample)
    {
        if (WesternText.IsPlausible(Western.Encoding.GetString(sample)))
        {
            return Western;
        }

        var asian = EastAsianEncoding.Known.Select(e => (e.Name, e.CodePage, Plausibility: e.Plausibility(sample)));
        var cyrillic = Cyrillic.Select(e => (e.Name, e.CodePage, Plausibility: CyrillicText.Plausibility(Of(e.CodePage).GetString(sample))));
        var (name, codePage, plausibility) = asian.Concat(cyrillic).MaxBy(e => e.Plausibility); // of equals the first
        return plausibility > 0 ? (name, Of(codePage)) : null;
    }

    private static Encoding Of(int codePage) =>
        CodePagesEncodingProvider.Instance.GetEncoding(codePage, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))!;
}
