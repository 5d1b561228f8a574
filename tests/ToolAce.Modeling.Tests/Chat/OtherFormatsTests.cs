using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Modeling.Chat;
using ToolAce.Modeling.Tests.Tokenizers;
using ToolAce.Modeling.Tokenizers;

namespace ToolAce.Modeling.Tests.Chat;

public sealed class OtherFormatsTests
{
    private static readonly Tokenizer Llama = ByteLevelTokens.Build("<|begin_of_text|>", "<|end_of_text|>", "<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>");
    private static readonly Tokenizer Qwen = ByteLevelTokens.Build("<|im_start|>", "<|im_end|>", "<|endoftext|>", "<s>");
    private static readonly Dialog Short = new("d", DialogKind.NonTool, "x", [], [new(Role.User, " hi "), new(Role.Assistant, "ho"), new(Role.Tool, "[]"), new(Role.Assistant, "he")]);

    [Fact]
    public void Encode_Llama3_ReadsAsItsTemplate()
    {
        var encoded = new ChatTemplate(Llama, new Llama3Format(knowsTools: true)).Encode(Short);

        Assert.Equal(
            "<|begin_of_text|><|start_header_id|>user<|end_header_id|>\n\nhi<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\nho<|eot_id|>"
            + "<|start_header_id|>ipython<|end_header_id|>\n\n[]<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\nhe<|eot_id|>",
            Llama.Decode(encoded.Ids, skipSpecial: false));
        Assert.Equal("ho<|eot_id|>he<|eot_id|>", Llama.Decode(encoded.Ids.Where((_, i) => encoded.Supervised[i]), skipSpecial: false));
    }

    [Fact]
    public void Encode_ChatMl_ReadsAsItsTemplate()
    {
        var encoded = new ChatTemplate(Qwen, new ChatMlFormat(new ChatMlStyle(ChatMlStyle.ChatMl))).Encode(Short);

        Assert.Equal(
            "<|im_start|>user\n hi <|im_end|>\n<|im_start|>assistant\nho<|im_end|>\n<|im_start|>tool\n[]<|im_end|>\n<|im_start|>assistant\nhe<|im_end|>\n",
            Qwen.Decode(encoded.Ids, skipSpecial: false));
        Assert.Equal("ho<|im_end|>he<|im_end|>", Qwen.Decode(encoded.Ids.Where((_, i) => encoded.Supervised[i]), skipSpecial: false));
    }

    [Fact]
    public void EncodePrompt_WithTools_CarriesThemAsJson()
    {
        var prompt = new ChatPrompt([ChatSamples.Tool], [new(Role.User, "hi")]);

        var text = Llama.Decode(new ChatTemplate(Llama, new Llama3Format(knowsTools: true)).EncodePrompt(prompt), skipSpecial: false);

        Assert.Contains("[func_name1(param_name1=param_value1, param_name2=param_value2), func_name2(param_name1=param_value1)]", text, StringComparison.Ordinal);
        var json = text.Split("in JSON:\n")[1].Split("<|eot_id|>")[0];
        var tool = Assert.Single(JsonNode.Parse(json)!.AsArray())!;
        Assert.Equal("book_room", (string?)tool["name"]);
        Assert.Equal("dict", (string?)tool["parameters"]!["type"]);
        Assert.Equal(["guest", "nights", "address"], tool["parameters"]!["required"]!.AsArray().Select(r => (string)r!));
        Assert.EndsWith("<|start_header_id|>assistant<|end_header_id|>\n\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void EncodePrompt_OwnInstruction_ReplacesTheUsualOne()
    {
        var prompt = new ChatPrompt([ChatSamples.Tool], [new(Role.User, "hi")]) { Instruction = "Be brief." };

        Assert.StartsWith(
            "<|im_start|>system\nBe brief.\n\nThe functions in JSON:\n[{\"name\":\"book_room\"",
            Qwen.Decode(new ChatTemplate(Qwen, new ChatMlFormat(new ChatMlStyle(ChatMlStyle.ChatMl))).EncodePrompt(prompt), skipSpecial: false),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ByMarks_FindsLlama3AndChatMl()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal("llama-3", ChatTemplate.Load(folder.Path, Llama).Format.Name);
        Assert.Equal("chatml", ChatTemplate.Load(folder.Path, Qwen).Format.Name);
        Assert.Null(ChatTemplate.Load(folder.Path, Qwen).Format.BeginMark);
        Assert.Equal([Llama.IdOf("<|eot_id|>")!.Value, Llama.IdOf("<|end_of_text|>")!.Value], ChatTemplate.Load(folder.Path, Llama).EndTokens);
    }

    [Theory]
    [InlineData("""{"bos_token":"<s>"}""", "<s>")]
    [InlineData("""{"bos_token":{"content":"<s>"}}""", "<s>")]
    [InlineData("""{"bos_token":"<s>","add_bos_token":false}""", null)]
    [InlineData("""{"bos_token":null}""", null)]
    [InlineData("""{"bos_token":"<|im_start|>"}""", null)]
    public void Load_ChatMl_BeginsAsItsConfigSays(string config, string? expected)
    {
        using var folder = new TemporaryFolder();
        folder.Write("tokenizer_config.json", config);
        Assert.Equal(expected, ChatTemplate.Load(folder.Path, Qwen).Format.BeginMark);
    }

    [Fact]
    public void Load_NamedFormat_WinsOverMarks()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tokenizer_config.json", PlainChatFiles.TokenizerConfig(512));
        Assert.Equal("plain", ChatTemplate.Load(folder.Path, TinyTokens.Instance).Format.Name);
        Assert.Contains("<|bos|>", Assert.Throws<ModelFolderException>(() => ChatTemplate.Load(folder.Path, Llama)).Message, StringComparison.Ordinal);
        folder.Write("tokenizer_config.json", """{"toolace_chat_format":"plain"}""");
        Assert.Contains("<|assistant|>", Assert.Throws<ModelFolderException>(() => ChatTemplate.Load(folder.Path, Llama)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "toolace_chat_format")]
    [InlineData("""{"toolace_chat_format":"klingon"}""", "klingon")]
    [InlineData("[1]", "no JSON object")]
    [InlineData("{", "no JSON object")]
    public void Load_UnknownFormat_SaysWhatWasLookedFor(string? config, string expected)
    {
        using var folder = new TemporaryFolder();
        if (config is not null)
        {
            folder.Write("tokenizer_config.json", config);
        }

        Assert.Contains(expected, Assert.Throws<ModelFolderException>(() => ChatTemplate.Load(folder.Path, TinyTokens.Instance)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SpecialTokensMap_NamesBeginEndAndPad()
    {
        using var map = JsonDocument.Parse(PlainChatFiles.SpecialTokensMap());
        Assert.Equal("<|end|>", map.RootElement.GetProperty("eos_token").GetString());
        Assert.Equal("<|bos|>", map.RootElement.GetProperty("bos_token").GetString());
        Assert.Equal("<|pad|>", map.RootElement.GetProperty("pad_token").GetString());
    }
}
