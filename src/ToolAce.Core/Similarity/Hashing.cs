namespace ToolAce.Core.Similarity;

/// <summary>64-bit hashing that is the same on every machine and in every process.</summary>
internal static class Hashing
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>The finaliser of SplitMix64: a bijection that spreads every bit over all 64.</summary>
    public static ulong Mix(ulong value)
    {
        value += Golden;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>The hash of two hashes in this order.</summary>
    public static ulong Join(ulong first, ulong second) => Mix(Mix(first) + second);
}
