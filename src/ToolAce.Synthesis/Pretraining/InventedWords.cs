using ToolAce.Core.Randomness;

namespace ToolAce.Synthesis.Pretraining;

/// <summary>Words that no list holds, made of syllables: they can only be copied, never remembered.</summary>
public static class InventedWords
{
    private static readonly string[] Starts =
        ["b", "br", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "kl", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "tr", "v", "w", "z"];

    private static readonly string[] Middles = ["a", "e", "i", "o", "u", "ai", "ee", "ou"];

    private static readonly string[] Ends = ["", "", "", "n", "r", "l", "k", "s", "m", "t"];

    /// <summary>A lower-case word of two or three syllables.</summary>
    public static string Draw(Random random)
    {
        var word = "";
        for (var syllables = random.Next(2, 4); syllables > 0; syllables--)
        {
            word += random.Pick(Starts) + random.Pick(Middles) + random.Pick(Ends);
        }

        return word;
    }
}
