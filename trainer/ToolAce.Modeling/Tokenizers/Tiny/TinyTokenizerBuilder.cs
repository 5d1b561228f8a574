using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ToolAce.Modeling.Chat;

namespace ToolAce.Modeling.Tokenizers.Tiny;

/// <summary>
/// Writes the tiny base's tokenizer as a standard tokenizer.json. A word has one id wherever it stands, in a sentence, behind <c>="</c>, in JSON or in a tool's
/// name, so copying is id to id: every piece gets the same mark ▁ in front, and the single space between two words of ASCII letters is implied. Digits stand alone;
/// punctuation that calls, JSON and signatures are made of is whole (<see cref="TinyPieces"/>). Any text survives the round trip; the
/// exceptions are the two noncharacters U+FDD1 and U+FDD2, which stand in for ▁ and ␣ inside.
/// </summary>
public static partial class TinyTokenizerBuilder
{
    private const string WordMark = "\u2581";
    private const string Space = "\u2423";
    private const string HiddenWordMark = "\uFDD1";
    private const string HiddenSpace = "\uFDD2";
    private const string ImpliedSpace = "(?<=[A-Za-z])" + Space + "(?=[A-Za-z])";

    /// <summary>
    /// The text of tokenizer.json. <paramref name="words"/> become whole tokens, exactly as written (give "Room" besides "room" where both are wanted); each must
    /// consist of ASCII letters. Other words are spelt with up to <paramref name="merges"/> merges learned from <paramref name="bpeTrainingWords"/>
    /// (repetitions count), down to single letters. The result depends on the sets of words alone, not on their order.
    /// </summary>
    /// <exception cref="ArgumentException">A word holds anything but ASCII letters.</exception>
    public static string Build(IEnumerable<string> words, IEnumerable<string> bpeTrainingWords, int merges)
    {
        var letters = Enumerable.Range('A', 26).Concat(Enumerable.Range('a', 26)).Select(c => ((char)c).ToString()).ToList();
        // A word's first letter always carries the mark; only then do learned merges see it.
        var firstLetters = letters.Select(letter => (Left: WordMark, Right: letter)).ToList();
        var learned = BpeTrainer.Train(bpeTrainingWords.Select(Checked).Select(Symbols), merges);
        var vocabulary = PlainMarks.All
            .Concat(Enumerable.Range(0, 256).Select(ByteToken.Of))
            .Append(WordMark)
            .Concat(letters)
            .Concat(letters.Select(letter => WordMark + letter))
            .Concat(Enumerable.Range('0', 10).Select(digit => WordMark + (char)digit))
            .Concat(TinyPieces.All.Select(piece => WordMark + piece.Replace(" ", Space)))
            .Concat(learned.Select(pair => pair.Left + pair.Right))
            .Concat(words.Select(Checked).Order(StringComparer.Ordinal).Select(word => WordMark + word))
            .Distinct(StringComparer.Ordinal);
        return Json(vocabulary, firstLetters.Concat(learned)).ToJsonString(
            new JsonSerializerOptions { WriteIndented = true, IndentSize = 1, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";
    }

    private static List<string> Symbols(string word) => [WordMark + word[0], .. word.Skip(1).Select(c => c.ToString())];

    private static string Checked(string word) =>
        LettersOnly().IsMatch(word) ? word : throw new ArgumentException($"'{word}' is no word of ASCII letters; only such words can be whole tokens. Split or drop it.");

    private static JsonObject Json(IEnumerable<string> vocabulary, IEnumerable<(string Left, string Right)> merges) => new()
    {
        ["version"] = "1.0",
        ["truncation"] = null,
        ["padding"] = null,
        ["added_tokens"] = new JsonArray([.. PlainMarks.All.Select(AddedToken)]),
        ["normalizer"] = Sequence("normalizers", Replace(WordMark, HiddenWordMark), Replace(Space, HiddenSpace), Replace(" ", Space)),
        ["pre_tokenizer"] = Sequence(
            "pretokenizers",
            Split(ImpliedSpace, "Removed"),
            Split("[A-Za-z]+|[0-9]|" + string.Join('|', TinyPieces.All.Select(piece => Escape(piece.Replace(" ", Space)))), "Isolated"),
            new JsonObject { ["type"] = "Metaspace", ["replacement"] = WordMark, ["prepend_scheme"] = "always", ["split"] = false }),
        ["post_processor"] = null,
        ["decoder"] = Sequence(
            "decoders",
            new JsonObject { ["type"] = "ByteFallback" },
            new JsonObject { ["type"] = "Fuse" },
            new JsonObject
            {
                ["type"] = "Replace",
                ["pattern"] = new JsonObject { ["Regex"] = $"(?<=[A-Za-z]){WordMark}(?=[A-Za-z])" },
                ["content"] = " ",
            },
            Replace(WordMark, ""),
            Replace(Space, " "),
            Replace(HiddenWordMark, WordMark),
            Replace(HiddenSpace, Space)),
        ["model"] = new JsonObject
        {
            ["type"] = "BPE",
            ["dropout"] = null,
            ["unk_token"] = null,
            ["continuing_subword_prefix"] = null,
            ["end_of_word_suffix"] = null,
            ["fuse_unk"] = false,
            ["byte_fallback"] = true,
            ["ignore_merges"] = true,
            ["vocab"] = new JsonObject(vocabulary.Select((token, id) => KeyValuePair.Create<string, JsonNode?>(token, id))),
            ["merges"] = new JsonArray([.. merges.Select(pair => (JsonNode)new JsonArray(pair.Left, pair.Right))]),
        },
    };

    private static JsonNode AddedToken(string content, int id) => new JsonObject
    {
        ["id"] = id,
        ["content"] = content,
        ["single_word"] = false,
        ["lstrip"] = false,
        ["rstrip"] = false,
        ["normalized"] = false,
        ["special"] = true,
    };

    private static JsonObject Sequence(string key, params JsonNode[] parts) => new() { ["type"] = "Sequence", [key] = new JsonArray(parts) };

    private static JsonObject Replace(string text, string content) =>
        new() { ["type"] = "Replace", ["pattern"] = new JsonObject { ["String"] = text }, ["content"] = content };

    private static JsonObject Split(string expression, string behavior) =>
        new() { ["type"] = "Split", ["pattern"] = new JsonObject { ["Regex"] = expression }, ["behavior"] = behavior, ["invert"] = false };

    /// <summary>Escapes for Oniguruma, Rust, JavaScript (unicode mode) and .NET alike: only what is syntax in all of them.</summary>
    private static string Escape(string piece) => Syntax().Replace(piece, @"\$0");

    [GeneratedRegex(@"[\\^$.|?*+()\[\]{}]")]
    private static partial Regex Syntax();

    [GeneratedRegex("^[A-Za-z]+$")]
    private static partial Regex LettersOnly();
}
