using System.Collections.Concurrent;

namespace ToolAce.Verification.Reading;

/// <summary>
/// Words met before, in lower case and with what is derived of them: conversations use few different ones over and over. Bounded, so that a text of nothing but
/// new words costs time and no memory.
/// </summary>
internal static class WordTable
{
    private const int Remembered = 1 << 16;
    private const int LongestRemembered = 40;
    private static readonly ConcurrentDictionary<string, Entry> Known = new();
    private static readonly ConcurrentDictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> BySpan = Known.GetAlternateLookup<ReadOnlySpan<char>>();
    private static int count;

    /// <summary>A word as it stands in a text, in lower case and with plain apostrophes.</summary>
    public static Entry Of(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestRemembered)
        {
            return new Entry(word.ToString().ToLowerInvariant().Replace('’', '\''));
        }

        Span<char> lower = stackalloc char[LongestRemembered];
        lower = lower[..word.ToLowerInvariant(lower)];
        lower.Replace('’', '\'');
        return BySpan.TryGetValue(lower, out var known) ? known : Remember(lower.ToString());
    }

    /// <summary>A word that is in lower case already, or a stem.</summary>
    public static Entry OfLower(string word) => Known.TryGetValue(word, out var known) ? known : Remember(word);

    private static Entry Remember(string word)
    {
        var entry = new Entry(word);
        if (word.Length <= LongestRemembered && Volatile.Read(ref count) < Remembered && Known.TryAdd(word, entry))
        {
            Interlocked.Increment(ref count);
        }

        return entry;
    }

    /// <summary>A word with its singular and its stem.</summary>
    internal sealed class Entry(string word)
    {
        public string Word => word;

        public string Singular { get; } = Words.ReadSingular(word);

        public string Stem { get; } = Words.ReadStem(word);
    }
}
