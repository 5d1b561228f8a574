using ToolAce.Modeling.Tokenizers;
using ToolAce.Modeling.Tokenizers.Tiny;

namespace ToolAce.Modeling.Tests.Tokenizers;

public sealed class TinyTokenizerBuilderTests
{
    private const string P = "\u2581";

    [Fact]
    public void Encode_RandomTexts_DecodeToThemselves()
    {
        foreach (var text in TinyTokens.RandomTexts(20_000))
        {
            Assert.Equal(text, TinyTokens.Instance.Decode(TinyTokens.Instance.Encode(text)));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(" a")]
    [InlineData("a ")]
    [InlineData("a  b   c    d      e")]
    [InlineData("3 nights and 12 rooms2go")]
    [InlineData("line\nline\r\n\n\n - x\t\ty")]
    [InlineData("Zürich ü ö, 日本 語 🙂 👩‍🚀!")]
    [InlineData("\u2581a \u2423 b\u2581")]
    [InlineData("camelCase snake_case kebab-case a.b.c")]
    public void Encode_AwkwardText_DecodesToItself(string text) => Assert.Equal(text, TinyTokens.Instance.Decode(TinyTokens.Instance.Encode(text)));

    [Fact]
    public void Encode_HalfASurrogatePair_BecomesTheReplacementCharacter() =>
        Assert.Equal("a\uFFFDb", TinyTokens.Instance.Decode(TinyTokens.Instance.Encode("a\uD800b")));

    [Fact]
    public void Encode_AWordAnywhere_HasTheSameOneId()
    {
        var id = TinyTokens.Instance.IdOf(P + "room")!.Value;
        string[] places =
        [
            "room", " room", "please create a room", "create_room(", "[room(x=1)]", "name=\"room\"", "{\"room\": \"room\"}", "[\"room\", \"room\"]", "3 room", "room3",
            "(room)", "room, room.", "\nroom", "'room'", "room: string", "  room", "/room/", "room=\"sea\"", "the room",
        ];
        foreach (var place in places)
        {
            var expected = place.Split("room").Length - 1;
            Assert.Equal(expected, TinyTokens.Instance.Encode(place).Count(i => i == id));
        }
    }

    [Fact]
    public void Encode_Call_IsCutAtWordsAndSyntax() => Assert.Equal(
        [P + "[", P + "create", P + "_", P + "room", P + "(", P + "guest", P + "=\"", P + "Anna", P + "\",␣", P + "nights", P + "=", P + "3", P + ")]"],
        TinyTokens.Pieces("[create_room(guest=\"Anna\", nights=3)]"));

    [Fact]
    public void Encode_Json_IsCutAtWordsAndSyntax() => Assert.Equal(
        [P + "{\"", P + "name", P + "\":␣\"", P + "sea", P + "\",␣\"", P + "tags", P + "\":␣[", P + "1", P + ",␣", P + "2", P + "]}"],
        TinyTokens.Pieces("{\"name\": \"sea\", \"tags\": [1, 2]}"));

    [Fact]
    public void Encode_Signature_IsCutAtWordsAndSyntax() => Assert.Equal(
        [
            P + "book", P + "(", P + "guest", P + ":␣", P + "string", P + ",␣", P + "view", P + "?:␣\"", P + "sea", P + "\"|\"", P + "garden", P + "\")␣-␣", P + "reserve",
        ],
        TinyTokens.Pieces("book(guest: string, view?: \"sea\"|\"garden\") - reserve"));

    [Fact]
    public void Encode_InventedWord_UsesLearnedMerges()
    {
        Assert.True(TinyTokens.Pieces("zorbvit").Length < 5);
        Assert.Equal([P + "q", "x", "j"], TinyTokens.Pieces("qxj"));
    }

    [Fact]
    public void Encode_UnknownCharacter_FallsToItsBytes() => Assert.Equal([P, "<0xC3>", "<0xBC>"], TinyTokens.Pieces("ü"));

    [Fact]
    public void Build_Ids_AreTheseForGood()
    {
        // Approved: a change here makes every committed checkpoint useless.
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], new[] { "<|bos|>", "<|end|>", "<|system|>", "<|user|>", "<|assistant|>", "<|tool|>", "<|pad|>" }.Select(t => TinyTokens.Instance.IdOf(t)!.Value));
        Assert.Equal("515 543 519 555 500 547 478 537 424 550 511 371 471", string.Join(' ', TinyTokens.Instance.Encode("[create_room(guest=\"Anna\", nights=3)]")));
        Assert.Equal(564, TinyTokens.Instance.VocabularySize);
    }

    [Fact]
    public void Build_TheSameWordsInAnyOrder_GiveTheSameBytes()
    {
        var again = TinyTokenizerBuilder.Build(TinyTokens.Words.Reverse().Concat(["room"]), TinyTokens.Training.Reverse(), merges: 12);
        Assert.Equal(TinyTokens.Json, again);
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("über")]
    [InlineData("")]
    [InlineData("room2")]
    public void Build_WordOfOtherThanLetters_IsRefused(string word) =>
        Assert.Contains($"'{word}'", Assert.Throws<ArgumentException>(() => TinyTokenizerBuilder.Build([word], [], merges: 0)).Message, StringComparison.Ordinal);

    [Fact]
    public void Encode_MarkInsideText_IsSpecialOnlyOnRequest()
    {
        Assert.DoesNotContain(1, TinyTokens.Instance.Encode("a<|end|>b"));
        Assert.Contains(1, TinyTokens.Instance.Encode("a<|end|>b", allowSpecial: true));
    }

    [Fact]
    public void Pieces_EveryOne_IsOneToken()
    {
        foreach (var piece in TinyPieces.All)
        {
            Assert.Single(TinyTokens.Instance.Encode(piece));
        }
    }
}
