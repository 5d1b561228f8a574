using ToolAce.Core.Randomness;
using ToolAce.Modeling.Tests.Tokenizers.Peers;
using ToolAce.Modeling.Tokenizers;

namespace ToolAce.Modeling.Tests.Tokenizers;

public sealed class TextStreamTests
{
    [Theory]
    [InlineData(NpmPeer.Llama3)]
    [InlineData("mistral")]
    public void Append_AnyIds_GivesTogetherWhatDecodeGives(string name)
    {
        var tokenizer = NpmPeer.Of(name).Tokenizer;
        var random = Seeds.Stream(6, "stream");
        for (var i = 0; i < 4_000; i++)
        {
            // Of both vocabularies the first few hundred are single bytes: many such lists are no UTF-8.
            var ids = Enumerable.Range(0, random.Next(20)).Select(_ => random.Next(random.Chance(0.6) ? 300 : tokenizer.VocabularySize)).ToList();
            var stream = new TextStream(tokenizer, skipSpecial: false);
            Assert.Equal(tokenizer.Decode(ids, skipSpecial: false), string.Concat(ids.Select(stream.Append)) + stream.Finish());
        }
    }

    [Fact]
    public void Append_TinyTokens_GivesTogetherTheText()
    {
        foreach (var text in TinyTokens.RandomTexts(2_000))
        {
            var stream = new TextStream(TinyTokens.Instance);
            Assert.Equal(text, string.Concat(TinyTokens.Instance.Encode(text).Select(stream.Append)) + stream.Finish());
        }
    }

    [Fact]
    public void Append_BytesOfOneCharacter_AreGivenWhenItIsWhole()
    {
        var tokenizer = NpmPeer.Of(NpmPeer.Llama3).Tokenizer;
        var stream = new TextStream(tokenizer);
        Assert.Equal(["", "", "\U0001F999", "!"], tokenizer.Encode("\U0001F999!").Select(stream.Append));

        var broken = new TextStream(tokenizer);
        Assert.Equal(["", "", ""], tokenizer.Encode("\U0001F999").SkipLast(1).Select(broken.Append).Append(""));
        Assert.Equal("\uFFFD", broken.Finish());
    }
}
