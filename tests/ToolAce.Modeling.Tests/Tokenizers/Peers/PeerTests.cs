using ToolAce.Core.Randomness;

namespace ToolAce.Modeling.Tests.Tokenizers.Peers;

/// <summary>
/// Equal ids with independent implementations. Where their engine or they themselves are known to differ from the reference, the script that runs them says so
/// and sets it right by rule: the meaning of \s, half pairs, byte order marks, a tie-break. All the rest must be equal.
/// </summary>
public sealed class PeerTests
{
    private const int Count = 12_000;

    [Theory]
    [InlineData(NpmPeer.Llama3, 1)]
    [InlineData("gpt-2", 2)]
    [InlineData("cl100k-llama-3", 3)]
    [InlineData("cl100k-qwen", 4)]
    [InlineData("o200k", 5)]
    [InlineData("mistral", 6)]
    [InlineData("llama-2", 7)]
    public void Encode_GeneratedTexts_GivesThePeersIds(string name, int seed)
    {
        var peer = NpmPeer.Of(name);
        var texts = FuzzTexts.Make(Count, seed);
        // Llama 3's peer takes special tokens written in the text for such; the others know none.
        var ours = texts.ConvertAll(text => peer.Tokenizer.Encode(text, allowSpecial: name == NpmPeer.Llama3));
        var theirs = peer.Encode(texts);
        Assert.Equal(texts.Count, theirs.Count);
        for (var i = 0; i < texts.Count; i++)
        {
            Assert.True(ours[i].SequenceEqual(theirs[i]), $"text {i} {Escaped(texts[i])}: ours {string.Join(' ', ours[i])}, theirs {string.Join(' ', theirs[i])}");
        }
    }

    [Fact]
    public void Decode_AnyIds_GivesThePeersText()
    {
        var peer = NpmPeer.Of(NpmPeer.Llama3);
        var random = Seeds.Stream(8, "ids");
        // The first 256 ids are single bytes: most such lists are no UTF-8.
        var lists = Enumerable.Range(0, 10_000).Select(i => Enumerable.Range(0, random.Next(12)).Select(_ => random.Next(i % 2 == 0 ? 256 : 128_256)).ToArray()).ToList();
        var theirs = peer.Decode(lists);
        for (var i = 0; i < lists.Count; i++)
        {
            Assert.Equal(theirs[i], peer.Tokenizer.Decode(lists[i], skipSpecial: false));
        }
    }

    [Theory]
    [InlineData("mistral")]
    [InlineData("llama-2")]
    public void Decode_TheirIds_GivesTheTextBack(string name)
    {
        var peer = NpmPeer.Of(name);
        // ▁ and a space are one to this kind of tokenizer, and half a pair is U+FFFD.
        var texts = FuzzTexts.Make(3_000, 9).ConvertAll(text => WellFormed(text).Replace('▁', ' '));
        Assert.All(texts.Zip(peer.Encode(texts)), pair => Assert.Equal(pair.First, peer.Tokenizer.Decode(pair.Second, skipSpecial: false)));
    }

    [Theory]
    [InlineData(NpmPeer.Llama3)]
    [InlineData("gpt-2")]
    public void Decode_OwnIds_GivesTheTextBack(string name)
    {
        var tokenizer = NpmPeer.Of(name).Tokenizer;
        Assert.All(FuzzTexts.Make(5_000, 10), text => Assert.Equal(WellFormed(text), tokenizer.Decode(tokenizer.Encode(text), skipSpecial: false)));
    }

    private static string WellFormed(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));

    private static string Escaped(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}
