using System.Text;
using ToolAce.Core.Randomness;

namespace ToolAce.Modeling.Tests.Tokenizers.Peers;

/// <summary>
/// Generated texts in many scripts and of every awkward kind. Characters are of Unicode 14.0 alone, where the reference implementation and node's newer engine
/// agree on what a letter is; what happens with later ones has its own test.
/// </summary>
internal static class FuzzTexts
{
    private static readonly (int First, int Last)[] Scripts =
    [
        (0x20, 0x7E), (0xA1, 0xFF), (0x100, 0x17F), (0x370, 0x377), (0x391, 0x3C9), (0x410, 0x44F), (0x531, 0x556), (0x5D0, 0x5EA), (0x621, 0x64A), (0x660, 0x669), (0x905, 0x939),
        (0x93E, 0x94D), (0x966, 0x96F), (0xE01, 0xE3A), (0xE40, 0xE4E), (0x10D0, 0x10F0), (0x1100, 0x1112), (0x3041, 0x3096), (0x30A1, 0x30FA), (0x4E00, 0x9FA5), (0xAC00, 0xD7A3),
        (0x1D400, 0x1D433), (0x1D7CE, 0x1D7FF), (0x20000, 0x20100), (0x1F600, 0x1F64F), (0x2070, 0x2071), (0x2160, 0x2188), (0x2460, 0x24FF), (0xFF10, 0xFF5A), (0xE000, 0xE010),
    ];

    private static readonly string[] Spaces =
    [
        " ", "  ", "   ", "          ", "\t", "\t\t", "\n", "\n\n", "\r\n", "\r", "\n \n", " \n", "\n  ", "\u00A0", "\u0085", "\u1680", "\u2003", "\u2009\u200A", "\u2028", "\u2029", "\u202F",
        "\u205F", "\u3000", "\v", "\f", "\uFEFF", "\u200B", " \t \r\n\t ",
    ];

    private static readonly string[] Pieces =
    [
        "'s", "'S", "'t", "'RE", "'ve", "'Ll", "'d", "'x", "\u2019s", "'ſ", "'ſt", "don't", "I'M", "''s", "'", "it's", "\0", "\u0001", "\u001F", "\u007F", "\u009F", "e\u0301", "a\u0323\u0302", "\u0301",
        "ﬁ", "ß", "İ", "ŉ", "K", "👩‍🚀", "👍🏽", "🏳️‍🌈", "🇩🇪", "👨‍👩‍👧‍👦", "❤️", "1\uFE0F\u20E3", "\uD800", "\uDC00", "\uDBFF", "\uDFFF\uD800", "\uFFFD", "\uFFFF", "\uFFFE", "<|eot_id|>", "<|begin_of_text|>",
        "<|start_header_id|>user<|end_header_id|>", "<|eot_id", "<|reserved_special_token_247|>", "<|reserved_special_token_248|>", "<|im_start|>", "<s>", "</s>", "<unk>", "<0x0A>", "[INST]", "▁", "▁▁a", "Ġ", "Ċ",
        "https://example.org/a/b?c=d&e=%20f#g", "user@example.org", "C:\\dir\\file.txt", "[get_weather(city=\"Paris\", days=3)]", "{\"name\": \"f\", \"arguments\": {\"x\": [1, 2.5, null]}}",
        "[{\"name\": \"f\", \"results\": {\"ok\": true}}]", "def f(x):\n    return x ** 2\n", "for (int i = 0; i < n; ++i) {\r\n\ta[i] += 1;\r\n}", "<div class=\"x\">&amp;</div>", "SELECT * FROM t WHERE a='b';",
        "123", "1234567", "3.14159", "-1e-9", "0xDEADBEEF", "१२३४", "١٢٣٤٥", "²³", "½", "Ⅷ", "一二三", "$1,234.56", "...", "----", "!!!", "==>", "\"\"\"", "```", "/**/", "##", "naïve", "Straße", "ΑΒΓ", "Привет", "שלום",
        "مرحبا", "नमस्ते", "สวัสดี", "你好", "こんにちは", "안녕하세요", "ᄒ\u1161\u11AB", "mixed文字text", "snake_case_name", "camelCaseName", "SCREAMING", "kebab-case",
    ];

    private static readonly string[] Words =
        ["the", "weather", "in", "please", "function", "returns", "list", "of", "hotel", "bookings", "unbelievable", "internationalization", "a", "I", "tool", "call", "argument", "string"];

    /// <summary>So many texts of this seed.</summary>
    public static List<string> Make(int count, int seed) => [.. Enumerable.Range(0, count).Select(i => Make(Seeds.Stream(seed, "tokenizer fuzz", i)))];

    private static string Make(Random random)
    {
        if (random.Next(200) == 0)
        {
            return random.Next(10) == 0 ? "" : LongWord(random);
        }

        var text = new StringBuilder();
        var (parts, script) = (random.Next(1, 14), random.Pick(Scripts));
        for (var i = 0; i < parts; i++)
        {
            switch (random.Next(10))
            {
                case 0 or 1:
                    text.Append(random.Pick(Words));
                    break;
                case 2 or 3:
                    text.Append(' ').Append(random.Pick(Words));
                    break;
                case 4:
                    text.Append(random.Pick(Spaces));
                    break;
                case 5 or 6:
                    text.Append(random.Pick(Pieces));
                    break;
                case 7:
                    Characters(text, random, random.Pick(Scripts), random.Next(1, 4));
                    break;
                case 8:
                    Characters(text, random, script, random.Next(1, 12));
                    break;
                default:
                    text.Append((char)random.Next(0x300));
                    break;
            }
        }

        return text.ToString();
    }

    private static string LongWord(Random random)
    {
        var (text, script) = (new StringBuilder(), random.Pick(Scripts));
        Characters(text, random, random.Next(2) == 0 ? ('a', 'z') : script, random.Next(50, 2000));
        return text.ToString();
    }

    private static void Characters(StringBuilder text, Random random, (int First, int Last) range, int count)
    {
        for (var i = 0; i < count; i++)
        {
            text.Append(new Rune(random.Next(range.First, range.Last + 1)));
        }
    }
}
