using System.Text.Json.Nodes;
using ToolAce.Modeling.Lora;
using ToolAce.Modeling.Tokenizers;
using ToolAce.Trainer.Exports;
using ToolAce.Trainer.Exports.Gguf;
using ToolAce.Trainer.Tests.LlamaCpp;

namespace ToolAce.Trainer.Tests.Exports;

/// <summary>Real vocabularies, from npm, in a GGUF file: llama.cpp must give the ids that this program gives.</summary>
public sealed class TokenizerInLlamaCppTests : IDisposable
{
    private static readonly string[] Fragments =
    [
        "Hello", " world", "What's", " you'll", "DON'T", " the weather", " in Zürich", "?", "!!", " 12345", "3.14", " -7", "\n", "\n\n", "  ", "    ", "\t", " [get_weather(city=\"Paris\", days=3)]",
        "{\"a\": [1, 2.5, null]}", "über", " straße", "Привет мир", "こんにちは", "世界", "안녕하세요", "مرحبا", "שלום", "नमस्ते", "ไทย", "😀", "👩‍👩‍👧", "é", "e\u0301", "ﬁ", "½", "①", "\u00a0", "\u200b",
        "_snake_case", "CamelCase", "0x1F", "https://example.org/a?b=c&d=%20", "<b>", "a", " I", "...", "—", "“q”", "$5", "€", "for (int i = 0; i < n; i++) { s += x[i]; }", "\r\n", "\u0000", "\u007f", "\ufffd", "▁", "Ω≈ç√",
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("toolace-tokens").FullName;

    [Fact]
    public async Task Export_OfLlama3sTokenizer_GivesTheSameIdsInLlamaCpp()
    {
        var json = await NpmVocabulary.Llama3Async(TestContext.Current.CancellationToken);
        await CompareAsync(json, "<|begin_of_text|>", "<|eot_id|>", beginIsAdded: true, note: null);
    }

    [Theory]
    [InlineData("qwen2")]
    [InlineData("gpt-2")]
    [InlineData("dbrx")]
    public async Task Export_OfItsVocabularyCutOtherwise_GivesTheSameIdsInLlamaCpp(string cut)
    {
        var json = await NpmVocabulary.Llama3Async(TestContext.Current.CancellationToken);
        json["model"]!["ignore_merges"] = false;
        if (cut == "qwen2")
        {
            var pattern = json["pre_tokenizer"]!["pretokenizers"]![0]!["pattern"]!;
            pattern["Regex"] = ((string)pattern["Regex"]!).Replace("{1,3}", "", StringComparison.Ordinal);
        }
        else if (cut == "gpt-2")
        {
            json["pre_tokenizer"] = new JsonObject { ["type"] = "ByteLevel", ["add_prefix_space"] = false, ["use_regex"] = true };
        }

        Assert.Equal(cut, TokenizerKinds.Of(json).Pre);
        await CompareAsync(json, "<|begin_of_text|>", "<|eot_id|>", beginIsAdded: true, note: null);
    }

    [Fact]
    public async Task Kind_OfATokenizerThatDiffersInSomeTexts_SaysWhere()
    {
        var json = await NpmVocabulary.Llama3Async(TestContext.Current.CancellationToken);
        json["normalizer"] = new JsonObject { ["type"] = "NFC" };
        Assert.Contains("NFC", TokenizerKinds.Of(json).Reservation, StringComparison.Ordinal);
        json["normalizer"] = new JsonObject { ["type"] = "Lowercase" };
        Assert.Equal(TokenizerKind.None, TokenizerKinds.Of(json).Model);
        json["normalizer"] = null;
        json["pre_tokenizer"]!["pretokenizers"]![0]!["pattern"]!["Regex"] = ".";
        Assert.Equal(TokenizerKind.None, TokenizerKinds.Of(json).Model);
    }

    [Fact]
    public async Task Export_OfLlama2sTokenizer_GivesTheSameIdsInLlamaCpp()
    {
        var json = await NpmVocabulary.SentencePieceAsync("llama-tokenizer-js/llama-tokenizer.js", TestContext.Current.CancellationToken);
        await CompareAsync(json, "<s>", "</s>", beginIsAdded: true, note: null);
    }

    [Fact]
    public async Task Export_OfMistralsTokenizer_GivesTheSameIdsInLlamaCpp()
    {
        var json = await NpmVocabulary.SentencePieceAsync("mistral-tokenizer-js/mistral-tokenizer.js", TestContext.Current.CancellationToken);
        await CompareAsync(json, "<s>", "</s>", beginIsAdded: true, note: null);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task CompareAsync(JsonObject json, string begin, string end, bool beginIsAdded, string? note)
    {
        var tokenizer = Tokenizer.Parse(json.ToJsonString());
        var config = FamilyShapes.Of("llama3.1") with { VocabularySize = tokenizer.VocabularySize + 3, HiddenSize = 32, IntermediateSize = 32, Layers = 1, Heads = 2, KeyValueHeads = 2 };
        var baseFolder = FamilyShapes.Write(Path.Combine(folder, "base"), config, json.ToJsonString());
        await File.WriteAllTextAsync(
            Path.Combine(baseFolder, "tokenizer_config.json"),
            new JsonObject { ["bos_token"] = begin, ["eos_token"] = new JsonObject { ["content"] = end }, ["chat_template"] = "{{ messages }}" }.ToJsonString(),
            TestContext.Current.CancellationToken);
        AdapterSample.Write(Path.Combine(folder, "adapter"), baseFolder, new LoraOptions { Rank = 2 });
        var result = new CheckpointExporter(baseFolder, Path.Combine(folder, "adapter"), [[1, 2, 3]]).Export(ExportFormat.GgufF16, Path.Combine(folder, "out"));

        Assert.Equal(note is null ? [] : [note], result.Notes);
        using var llama = LlamaModel.Load(Path.Combine(result.Path, "model-f16.gguf"), vocabularyOnly: true);
        Assert.Equal(beginIsAdded ? [tokenizer.IdOf(begin)!.Value] : [], llama.Tokenize("", addSpecial: true, parseSpecial: false));
        Assert.True(llama.IsEnd(tokenizer.IdOf(end)!.Value));
        var random = new Random(1);
        for (var i = 0; i < 400; i++)
        {
            var text = string.Concat(Enumerable.Range(0, 1 + i % 12).Select(_ => Fragments[random.Next(Fragments.Length)]));
            Assert.Equal(tokenizer.Encode(text), llama.Tokenize(text, addSpecial: false, parseSpecial: false));
            Assert.Equal(tokenizer.Encode(text, addSpecial: true), llama.Tokenize(text, addSpecial: true, parseSpecial: false));
        }

        for (var spaces = 1; spaces < 70; spaces++)
        {
            var text = $"{new string(' ', spaces)}x{new string(' ', spaces / 2)}";
            Assert.Equal(tokenizer.Encode(text), llama.Tokenize(text, addSpecial: false, parseSpecial: false));
        }

        var marked = $"first{end}second";
        Assert.Equal(tokenizer.Encode(marked, allowSpecial: true), llama.Tokenize(marked, addSpecial: false, parseSpecial: true));
    }
}
