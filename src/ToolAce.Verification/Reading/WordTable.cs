namespace ToolAce.Verification.Reading;

/// <summary>
/// Words met before: conversations use few different ones over and over. A word takes the place of the one that stood in its slot, so a text of nothing but new
/// words costs time and no memory. Any number of threads may ask; at worst one reads a word once more.
/// </summary>
internal static class WordTable
{
    private const int Slots = 1 << 14;
    private const int LongestRemembered = 40;
    private static readonly Word?[] Known = new Word?[Slots];

    /// <summary>A word as it stands in a text; read in lower case and with plain apostrophes.</summary>
    public static Word Of(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestRemembered)
        {
            return new Word(word.ToString().ToLowerInvariant().Replace('’', '\''));
        }

        Span<char> lower = stackalloc char[LongestRemembered];
        lower = lower[..word.Length];
        var hash = 0u;
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            lower[i] = c = char.IsAscii(c) ? (char)(char.IsAsciiLetterUpper(c) ? c | ' ' : c) : c == '’' ? '\'' : char.ToLowerInvariant(c);
            hash = (hash * 31) + c;
        }

        ref var slot = ref Known[(hash ^ (hash >> 14)) % Slots];
        return slot is { } known && lower.SequenceEqual(known.Text) ? known : slot = new Word(lower.ToString());
    }
}
