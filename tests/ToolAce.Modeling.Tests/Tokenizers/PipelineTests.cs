using System.Text.Json.Nodes;
using ToolAce.Modeling.Tokenizers;

namespace ToolAce.Modeling.Tests.Tokenizers;

/// <summary>Expected pieces follow the reference implementation's definitions; ids were compared with an independent reader of the format.</summary>
public sealed class PipelineTests
{
    private static readonly Tokenizer Bytes = ByteLevelTokens.Build("<|end|>");

    [Theory]
    [InlineData("hello", "hello")]
    [InlineData("hell hello", "hell Ġ hello")]
    [InlineData("shell w", "s hell Ġw")]
    [InlineData(" whole", "Ġwhole")]
    [InlineData("1234", "123 4")]
    [InlineData("a\n\nb", "a Ċ Ċ b")]
    [InlineData("é", "Ã ©")]
    [InlineData("𝟙", "ð Ŀ Ł Ļ")]
    public void Encode_ByteLevel_GivesTheseTokens(string text, string tokens)
    {
        Assert.Equal(tokens, string.Join(' ', Bytes.Encode(text).Select(Bytes.TokenOf)));
        Assert.Equal(text, Bytes.Decode(Bytes.Encode(text)));
    }

    [Fact]
    public void Encode_ByteLevelRandomTexts_DecodeToThemselves()
    {
        foreach (var text in TinyTokens.RandomTexts(5_000))
        {
            Assert.Equal(text, Bytes.Decode(Bytes.Encode(text)));
        }
    }

    [Fact]
    public void Encode_DigitsBeyondTheBasicPlane_CountAsOneEach()
    {
        // \p{N}{1,3} over four double-struck digits: three and one, not halves of pairs.
        var parts = new List<string>();
        new ToolAce.Modeling.Tokenizers.PreTokenizers.SplitPreTokenizer(
            TokenPattern.Of(@"\p{N}{1,3}"), ToolAce.Modeling.Tokenizers.PreTokenizers.SplitBehavior.Isolated, invert: false).Split("x𝟙𝟚𝟛𝟜🙂", atStart: true, parts);
        Assert.Equal(["x", "𝟙𝟚𝟛", "𝟜", "🙂"], parts);
    }

    [Theory]
    [InlineData("Isolated", false, "a|-|-|b|-|c")]
    [InlineData("Removed", false, "a|b|c")]
    [InlineData("Removed", true, "-|-|-")]
    [InlineData("MergedWithPrevious", false, "a-|-|b-|c")]
    [InlineData("MergedWithNext", false, "a|-|-b|-c")]
    [InlineData("Contiguous", false, "a|--|b|-|c")]
    public void Encode_SplitBehaviors_CutAsDefined(string behavior, bool invert, string pieces) =>
        Assert.Equal(pieces, Pieces("a--b-c", $$"""{"type":"Split","pattern":{"String":"-"},"behavior":"{{behavior}}","invert":{{(invert ? "true" : "false")}}}"""));

    [Theory]
    [InlineData("""{"type":"Whitespace"}""", "a-b  c_d.", "a|-|b|c_d|.")]
    [InlineData("""{"type":"Digits","individual_digits":true}""", "a12b", "a|1|2|b")]
    [InlineData("""{"type":"Digits","individual_digits":false}""", "a12b", "a|12|b")]
    [InlineData("""{"type":"Punctuation"}""", "a,.b$", "a|,|.|b|$")]
    [InlineData("""{"type":"Punctuation","behavior":"Contiguous"}""", "a,.b", "a|,.|b")]
    [InlineData("""{"type":"Metaspace","replacement":"_","prepend_scheme":"always","split":true}""", "a b  c", "_a|_b|_|_c")]
    [InlineData("""{"type":"Metaspace","replacement":"_","prepend_scheme":"never","split":true}""", "a b", "a|_b")]
    [InlineData("""{"type":"Metaspace","replacement":"_","prepend_scheme":"always","split":false}""", "a b", "_a_b")]
    [InlineData("""{"type":"Metaspace","replacement":"_","add_prefix_space":true}""", " a b", "_a|_b")]
    [InlineData("""{"type":"ByteLevel","add_prefix_space":true,"use_regex":true}""", "a b's 12", "Ġa|Ġb|'s|Ġ12")]
    [InlineData("""{"type":"ByteLevel","add_prefix_space":false,"use_regex":false}""", "a b", "aĠb")]
    [InlineData(
        """{"type":"Sequence","pretokenizers":[{"type":"Split","pattern":{"Regex":"-+"},"behavior":"Removed","invert":false},{"type":"Metaspace","replacement":"_","prepend_scheme":"first","split":true}]}""",
        "a-b", "_a|b")]
    public void Encode_PreTokenizers_CutAsDefined(string json, string text, string pieces) => Assert.Equal(pieces, Pieces(text, json));

    [Fact]
    public void Encode_PieceOfManySymbols_IsMergedThroughout() =>
        Assert.Equal(Enumerable.Repeat(Bytes.IdOf("hell")!.Value, 100_000), Bytes.Encode(string.Concat(Enumerable.Repeat("hell", 100_000))));

    [Fact]
    public void Encode_UnknownCharacters_AreFusedPerPieceOnRequest()
    {
        Assert.Equal([0, 1, 0], Unknown(fuse: true).Encode("??a??"));
        Assert.Equal([0, 0, 1, 0, 0], Unknown(fuse: false).Encode("??a??"));
        static Tokenizer Unknown(bool fuse) =>
            Tokenizer.Parse($$"""{"model":{"type":"BPE","vocab":{"<unk>":0,"a":1},"merges":[],"unk_token":"<unk>","fuse_unk":{{(fuse ? "true" : "false")}} } }""");
    }

    [Fact]
    public void Encode_AddedTokens_StripAndMatchAsDeclared()
    {
        var json = ByteLevelTokens.Json();
        var count = json["model"]!["vocab"]!.AsObject().Count;
        JsonObject Token(int offset, string content, string flag) => new() { ["id"] = count + offset, ["content"] = content, [flag] = true };
        json["added_tokens"] = new JsonArray(Token(0, "<l>", "lstrip"), Token(1, "<r>", "rstrip"), Token(2, "one", "single_word"), Token(3, "<r>x", "special"));
        var tokenizer = Tokenizer.Parse(json.ToJsonString());
        string[] Tokens(string text, bool special = false) => [.. tokenizer.Encode(text, special).Select(tokenizer.TokenOf)];

        Assert.Equal(["a", "<l>", "Ġ", "b"], Tokens("a  <l> b"));
        Assert.Equal(["a", "Ġ", "<r>", "b"], Tokens("a <r>  b"));
        Assert.Equal(["one", "Ġ", "o", "n", "e", "s"], Tokens("one ones"));
        Assert.Equal(["<r>", "x"], Tokens("<r>x"));
        Assert.Equal(["<r>x"], Tokens("<r>x", special: true));
    }

    [Fact]
    public void Encode_AddSpecial_AppliesTheTemplate()
    {
        var json = ByteLevelTokens.Json("<s>", "</s>");
        var first = json["model"]!["vocab"]!.AsObject().Count;
        json["post_processor"] = JsonNode.Parse(
            """{"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"S"}},{"Sequence":{"id":"A"}},{"SpecialToken":{"id":"E"}}],"special_tokens":{"S":{"ids":[FIRST]},"E":{"ids":[LAST]}}}"""
                .Replace("FIRST", $"{first}").Replace("LAST", $"{first + 1}"));
        var tokenizer = Tokenizer.Parse(json.ToJsonString());
        Assert.Equal(["<s>", "a", "</s>"], tokenizer.Encode("a", addSpecial: true).Select(tokenizer.TokenOf));
        Assert.Equal(["a"], tokenizer.Encode("a").Select(tokenizer.TokenOf));
    }

    [Fact]
    public void Encode_SentencePieceStyle_PrependsFallsBackAndStrips()
    {
        var vocabulary = Enumerable.Range(0, 256).Select(ByteToken.Of).Concat(["_", "a", "b", "_a"]).Select((t, i) => $"\"{t}\":{i}");
        var tokenizer = Tokenizer.Parse($$"""
            {"normalizer":{"type":"Sequence","normalizers":[{"type":"Prepend","prepend":"_"},{"type":"Replace","pattern":{"String":" "},"content":"_"},{"type":"Lowercase"}]},
             "decoder":{"type":"Sequence","decoders":[{"type":"Replace","pattern":{"Regex":"_"},"content":" "},{"type":"ByteFallback"},{"type":"Fuse"},{"type":"Strip","content":" ","start":1,"stop":0}]},
             "model":{"vocab":{ {{string.Join(',', vocabulary)}} },"merges":[["_","a"]],"byte_fallback":true} }
            """);
        var ids = tokenizer.Encode("A b ü");
        Assert.Equal(["_a", "_", "b", "_", "<0xC3>", "<0xBC>"], ids.Select(tokenizer.TokenOf));
        Assert.Equal("a b ü", tokenizer.Decode(ids));
        Assert.Equal("a b \uFFFD", tokenizer.Decode(ids.SkipLast(1)));
    }

    [Fact]
    public void Decode_PaddingRows_ArePassedOver() => Assert.Equal("a", Bytes.Decode([.. Bytes.Encode("a"), 99_999]));

    private static string Pieces(string text, string preTokenizer)
    {
        // Every character is known and nothing merges, so a separator that only the cut can produce shows the pieces: decode them one by one.
        var alphabet = "abcdefs'-_.,$12Ġ ".Distinct().Select((c, i) => $"\"{c}\":{i}");
        using var document = System.Text.Json.JsonDocument.Parse(preTokenizer);
        var parts = new List<string>();
        ToolAce.Modeling.Tokenizers.PreTokenizers.PreTokenizerReader.Read(new ComponentJson(document.RootElement, "pre_tokenizer", "test"))!.Split(text, atStart: true, parts);
        var whole = Tokenizer.Parse($$"""{"pre_tokenizer":{{preTokenizer}},"model":{"type":"BPE","vocab":{ {{string.Join(',', alphabet)}} },"merges":[]} }""");
        Assert.Equal(string.Concat(parts), string.Concat(whole.Encode(text).Select(whole.TokenOf)));
        return string.Join('|', parts);
    }
}
