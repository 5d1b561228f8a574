using System.Collections.Concurrent;

namespace ToolAce.Verification.Reading;

/// <summary>
/// The name of a parameter taken apart: its words, their stems, and whether all of them say nothing by themselves ("from", "to"). Names repeat over thousands of
/// dialogs, so those met are remembered, a bounded number of them.
/// </summary>
internal sealed record NameWords(IReadOnlyList<string> Words, IReadOnlyList<string> Stems, bool IsOfFillers)
{
    /// <summary>The stems of the words that carry meaning; all stems where none does.</summary>
    public IReadOnlyList<string> Content { get; } = IsOfFillers ? Stems : [.. Reading.Words.Content(Words)];

    private const int Remembered = 1 << 15;
    private const int LongestRemembered = 80;
    private static readonly ConcurrentDictionary<string, NameWords> Known = new();
    private static int count;

    public static NameWords Of(string name)
    {
        if (Known.TryGetValue(name, out var known))
        {
            return known;
        }

        var words = Reading.Words.OfName(name);
        var read = new NameWords(words, [.. words.Select(Reading.Words.Stem)], words.TrueForAll(Reading.Words.IsFiller));
        if (name.Length <= LongestRemembered && Volatile.Read(ref count) < Remembered && Known.TryAdd(name, read))
        {
            Interlocked.Increment(ref count);
        }

        return read;
    }
}
