namespace ToolAce.Modeling.Tokenizers.Scanners;

/// <summary>'s, 't, 're, 've, 'm, 'll, 'd in any case.</summary>
internal static class Contractions
{
    /// <summary>Where the contraction that begins at the apostrophe ends; 0 where there is none. Oniguruma folds the long s (U+017F) to s.</summary>
    public static int End(ReadOnlySpan<char> text, int start)
    {
        var left = text.Length - start - 1;
        if (left == 0)
        {
            return 0;
        }

        var first = Lower(text[start + 1]);
        if (first is 's' or 't' or 'm' or 'd' or 'ſ')
        {
            return start + 2;
        }

        return left > 1 && (first, Lower(text[start + 2])) is ('r', 'e') or ('v', 'e') or ('l', 'l') ? start + 3 : 0;
    }

    private static char Lower(char unit) => unit is >= 'A' and <= 'Z' ? (char)(unit | 0x20) : unit;
}
