using System.Text;
using ToolAce.Core.Randomness;

namespace ToolAce.Cli.Bench.Tokenizers;

/// <summary>
/// Generated words in scripts other than plain Latin, and emoji. Letters are drawn at random, so nearly no word repeats: harder than real text, whose common words
/// are tokens.
/// </summary>
internal static class ScriptText
{
    private static readonly (int First, int Last, int Shortest, int Longest)[] Scripts =
    [
        (0x430, 0x44F, 2, 11), (0x3B1, 0x3C9, 2, 10), (0x5D0, 0x5EA, 2, 7), (0x628, 0x64A, 2, 8), (0x905, 0x939, 2, 7), (0xE01, 0xE2E, 4, 20), (0x3041, 0x3096, 3, 20), (0x4E00, 0x8FFF, 4, 24),
        (0xAC00, 0xD7A3, 1, 5), (0xE0, 0xFF, 2, 8), (0x1F600, 0x1F64F, 1, 3),
    ];

    /// <summary>A sentence of one script, in its line.</summary>
    public static void Append(StringBuilder text, Random random)
    {
        var script = random.Pick(Scripts);
        for (var words = random.Next(4, 16); words > 0; words--)
        {
            for (var letters = random.Next(script.Shortest, script.Longest + 1); letters > 0; letters--)
            {
                text.Append(new Rune(random.Next(script.First, script.Last + 1)));
            }

            text.Append(random.Chance(0.1) ? ", " : " ");
        }

        text.Append(".\n");
    }
}
