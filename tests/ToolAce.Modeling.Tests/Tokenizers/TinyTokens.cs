using ToolAce.Core.Randomness;
using ToolAce.Modeling.Tokenizers;
using ToolAce.Modeling.Tokenizers.Tiny;

namespace ToolAce.Modeling.Tests.Tokenizers;

/// <summary>A small tiny-base tokenizer shared by the tests, and random texts to try it on.</summary>
internal static class TinyTokens
{
    public static readonly string[] Words =
    [
        "create", "a", "room", "guest", "nights", "view", "book", "for", "with", "the", "to", "and", "date", "name", "results", "city", "sea", "garden", "string",
        "integer", "Anna", "Tools", "reserve", "please", "street", "tags", "address", "none",
    ];

    public static readonly string[] Training = ["zorbit", "zorbel", "zorbin", "malvit", "malvel", "karbit", "karbel", "orbit", "belvit", "malkar", "malkar"];

    public static string Json { get; } = TinyTokenizerBuilder.Build(Words, Training, merges: 12);

    public static Tokenizer Instance { get; } = Tokenizer.Parse(Json);

    public static string[] Pieces(string text) => [.. Instance.Encode(text).Select(Instance.TokenOf)];

    /// <summary>Texts of words, call syntax, spaces, digits, line breaks, accents, emoji, marks and arbitrary characters.</summary>
    public static IEnumerable<string> RandomTexts(int count)
    {
        string[] parts =
        [
            " ", " ", "  ", "\n", "\t", "\r\n", "\"", "=\"", "\", ", ")]", "[", "{\"", "\": ", "_", ".", ". ", "-", "'", "?", "\\", "/", "<|end|>", "é", "ß", "日本", "🙂",
            "👩‍🚀", "𝐀𝟙", "\u2581", "\u2423", "\u0301", "\0", "\u007f", "<0x41>", "１", "ﬁ", "\u200b", "\u3000",
        ];
        for (var i = 0; i < count; i++)
        {
            var random = Seeds.Stream(11, "text", i);
            yield return string.Concat(Enumerable.Range(0, random.Next(0, 14)).Select(_ => random.Next(6) switch
            {
                0 or 1 => random.Pick(Words),
                2 => random.Pick(parts),
                3 => random.Next(100).ToString(),
                4 => random.Chance(0.7) ? " " : ((char)random.Next(32, 0xD7FF)).ToString(),
                _ => random.Pick(parts),
            }));
        }
    }
}
