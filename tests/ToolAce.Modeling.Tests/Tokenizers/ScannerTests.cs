using ToolAce.Modeling.Tests.Tokenizers.Peers;
using ToolAce.Modeling.Tokenizers;
using ToolAce.Modeling.Tokenizers.PreTokenizers;
using ToolAce.Modeling.Tokenizers.Scanners;

namespace ToolAce.Modeling.Tests.Tokenizers;

/// <summary>The scanners against the regular expressions that they stand for.</summary>
public sealed class ScannerTests
{
    public static readonly TheoryData<string> Patterns = [WordScanner.Llama3, WordScanner.Qwen, Gpt2Scanner.Pattern];

    [Theory]
    [MemberData(nameof(Patterns))]
    public void End_GeneratedTexts_CutsAsThePattern(string pattern)
    {
        var scanner = KnownPatterns.Find(pattern)!;
        var regex = new SplitPreTokenizer(TokenPattern.Of(pattern), SplitBehavior.Isolated, invert: false);
        foreach (var text in FuzzTexts.Make(15_000, 21).Concat(Later()).Select(t => new string([.. t.Where(c => !char.IsSurrogate(c))])).Concat(FuzzTexts.Make(3_000, 22).Where(IsWellFormed)))
        {
            var expected = new List<string>();
            regex.Split(text, atStart: true, expected);
            Assert.Equal(expected, Pieces(scanner, text));
        }
    }

    [Theory]
    [InlineData(WordScanner.Llama3, "a  b   \n \n  c\t\td \n", "a| | b|   \n \n| | c|\t|\td| \n")]
    [InlineData(WordScanner.Llama3, "I'LL we'Ve x'ſt '''s", "I|'LL| we|'Ve| x|'ſ|t| '''|s")]
    [InlineData(WordScanner.Llama3, "1234567 ²³¹½", "123|456|7| |²³¹|½")]
    [InlineData(WordScanner.Qwen, "1234 x", "1|2|3|4| x")]
    [InlineData(WordScanner.Llama3, "(a) \"b\"!\r\n\r\nc", "(a|)| \"|b|\"!\r\n\r\n|c")]
    [InlineData(Gpt2Scanner.Pattern, "I'LL we'll  1234 !?\n\n x", "I|'|LL| we|'ll| | 1234| !?|\n\n| x")]
    public void End_KnownTexts_CutsHere(string pattern, string text, string pieces) => Assert.Equal(pieces.Split('|'), Pieces(KnownPatterns.Find(pattern)!, text));

    [Theory]
    [MemberData(nameof(Patterns))]
    public void End_LettersOfALaterUnicode_AreNoLetters(string pattern)
    {
        // The reference's engine knows Unicode 14.0; these came with 15.0 to 17.0 and are to it what an unassigned code point is.
        foreach (var later in Later())
        {
            Assert.Equal(Pieces(KnownPatterns.Find(pattern)!, $"a{char.ConvertFromUtf32(0x378)}b 1").Count, Pieces(KnownPatterns.Find(pattern)!, $"a{later}b 1").Count);
            var parts = new List<string>();
            new SplitPreTokenizer(TokenPattern.Of(@"\p{L}+"), SplitBehavior.Isolated, invert: false).Split($"a{later}b", atStart: true, parts);
            Assert.Equal(["a", later, "b"], parts);
        }
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData("a")]
    [InlineData("'")]
    [InlineData(" \n")]
    [InlineData("\uD83D\uDE42")]
    public void End_LongRuns_AreCutWhole(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 100_000));
        Assert.All(Patterns, pattern => Assert.InRange(Pieces(KnownPatterns.Find(pattern)!, text).Count, 1, 2));
    }

    private static IEnumerable<string> Later() => new[] { 0x10CF, 0x0C5C, 0x1C89, 0xA7CB, 0x1E4D0, 0x11F04, 0x31350, 0x10EC5, 0x105C0 }.Where(c => c != 0x10CF).Select(char.ConvertFromUtf32);

    private static bool IsWellFormed(string text) => text == System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));

    private static List<string> Pieces(IPieceScanner scanner, string text)
    {
        var pieces = new List<string>();
        for (var start = 0; start < text.Length; start += pieces[^1].Length)
        {
            pieces.Add(text[start..scanner.End(text, start)]);
        }

        return pieces;
    }
}
