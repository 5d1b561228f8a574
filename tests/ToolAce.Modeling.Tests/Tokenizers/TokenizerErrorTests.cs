using ToolAce.Modeling.Tokenizers;

namespace ToolAce.Modeling.Tests.Tokenizers;

public sealed class TokenizerErrorTests
{
    private const string Model = "\"model\":{\"type\":\"BPE\",\"vocab\":{\"a\":0,\"b\":1},\"merges\":[]}";

    [Theory]
    [InlineData("{", "is no JSON")]
    [InlineData("[]", "must be an object")]
    [InlineData("{}", "\"model\"")]
    [InlineData("{\"model\":{\"type\":\"Unigram\"}}", "Unigram")]
    [InlineData("{\"normalizer\":{\"type\":\"Nmt\"}," + Model + "}", "normalizer \"Nmt\" at normalizer")]
    [InlineData("{\"pre_tokenizer\":{\"type\":\"Sequence\",\"pretokenizers\":[{\"type\":\"Digits\"},{\"type\":\"Bert\"}]}," + Model + "}", "pre-tokenizer \"Bert\" at pre_tokenizer.pretokenizers[1]")]
    [InlineData("{\"decoder\":{\"type\":\"WordPiece\"}," + Model + "}", "decoder \"WordPiece\" at decoder")]
    [InlineData("{\"post_processor\":{\"type\":\"Bert\"}," + Model + "}", "post-processor \"Bert\" at post_processor")]
    [InlineData("{\"pre_tokenizer\":{\"type\":\"Split\",\"pattern\":{\"Regex\":\"(\"},\"behavior\":\"Isolated\"}," + Model + "}", "pre_tokenizer.pattern.Regex")]
    [InlineData("{\"pre_tokenizer\":{\"type\":\"Split\",\"pattern\":{\"Regex\":\"a\"},\"behavior\":\"Shredded\"}," + Model + "}", "Shredded")]
    [InlineData("{\"model\":{\"type\":\"BPE\",\"vocab\":{\"a\":0,\"b\":0},\"merges\":[]}}", "id 0 to both \"a\" and \"b\"")]
    [InlineData("{\"model\":{\"type\":\"BPE\",\"vocab\":{\"a\":-1},\"merges\":[]}}", "model.vocab.a")]
    [InlineData("{\"model\":{\"type\":\"BPE\",\"vocab\":{\"a\":0,\"b\":1},\"merges\":[\"a b\"]}}", "model.merges[0]")]
    [InlineData("{\"model\":{\"type\":\"BPE\",\"vocab\":{\"a\":0,\"b\":1},\"merges\":[\"a b c\"]}}", "model.merges[0]")]
    [InlineData("{\"model\":{\"type\":\"BPE\",\"vocab\":{\"a\":0},\"merges\":[],\"unk_token\":\"?\"}}", "\"?\" is not in the vocabulary")]
    [InlineData("{\"model\":{\"type\":\"BPE\",\"vocab\":{\"a\":0},\"merges\":[],\"dropout\":0.1}}", "model.dropout")]
    [InlineData("{\"model\":{\"type\":\"BPE\",\"vocab\":{\"a\":0},\"merges\":[],\"end_of_word_suffix\":\"</w>\"}}", "model.end_of_word_suffix")]
    [InlineData("{\"added_tokens\":[{\"id\":1,\"content\":\"a\"}]," + Model + "}", "\"a\"")]
    [InlineData("{\"added_tokens\":[{\"id\":1,\"content\":\"x\"}]," + Model + "}", "which \"b\" has")]
    public void Parse_BadFile_SaysWhatAndWhere(string json, string expected)
    {
        var message = Assert.Throws<ModelFolderException>(() => Tokenizer.Parse(json, "some/tokenizer.json")).Message;
        Assert.StartsWith("some/tokenizer.json", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_MissingFile_SaysSo()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("does not exist", Assert.Throws<ModelFolderException>(() => Tokenizer.Load(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_CutShort_SaysSo()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tokenizer.json", TinyTokens.Json[..(TinyTokens.Json.Length / 2)]);
        Assert.Contains("is no JSON", Assert.Throws<ModelFolderException>(() => Tokenizer.Load(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_MoreIdsThanTheModelHasRows_IsRefused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tokenizer.json", TinyTokens.Json);
        folder.Write("config.json", """{"vocab_size": 100}""");
        Assert.Contains("vocab_size 100", Assert.Throws<ModelFolderException>(() => Tokenizer.Load(folder.Path)).Message, StringComparison.Ordinal);

        folder.Write("config.json", """{"vocab_size": 5000}""");
        Assert.Equal(TinyTokens.Instance.VocabularySize, Tokenizer.Load(folder.Path).VocabularySize);
    }

    [Fact]
    public void TokenOf_UnknownId_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => TinyTokens.Instance.TokenOf(1_000_000));
}
