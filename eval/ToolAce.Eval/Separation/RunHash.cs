namespace ToolAce.Eval.Separation;

/// <summary>Hashes of runs of words, each from the one before it in constant time. Equal runs have equal hashes; whoever finds one compares the words.</summary>
internal static class RunHash
{
    private const ulong Base = 0x9E3779B97F4A7C15; // odd, so that no word's weight ever vanishes

    public static ulong Of(ReadOnlySpan<int> words)
    {
        var hash = 0UL;
        foreach (var word in words)
        {
            hash = (hash * Base) + Mixed(word);
        }

        return hash;
    }

    /// <summary>Every run of <paramref name="length"/> words that holds no unknown one (-1), with where it starts.</summary>
    public static IEnumerable<(int Start, ulong Hash)> All(int[] words, int length)
    {
        var leaving = 1UL;
        for (var i = 1; i < length; i++)
        {
            leaving *= Base;
        }

        var (hash, run) = (0UL, 0);
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] < 0)
            {
                (hash, run) = (0, 0);
                continue;
            }

            hash = ((run == length ? hash - (Mixed(words[i - length]) * leaving) : hash) * Base) + Mixed(words[i]);
            run = Math.Min(run + 1, length);
            if (run == length)
            {
                yield return (i - length + 1, hash);
            }
        }
    }

    /// <summary>SplitMix64's finish: neighbouring numbers become unlike.</summary>
    private static ulong Mixed(int word)
    {
        var mixed = ((ulong)word + 1) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
