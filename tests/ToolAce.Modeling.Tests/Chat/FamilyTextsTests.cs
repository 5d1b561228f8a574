using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Modeling.Chat;
using ToolAce.Modeling.Tests.Tokenizers;
using ToolAce.Modeling.Tokenizers;

namespace ToolAce.Modeling.Tests.Chat;

/// <summary>What each family's prompts read like, and how a family is told from its folder.</summary>
public sealed class FamilyTextsTests
{
    private static readonly Dialog Short = new("d", DialogKind.NonTool, "x", [], [new(Role.User, "hi"), new(Role.Assistant, "[f()]"), new(Role.Tool, "[1]"), new(Role.Assistant, "ho")])
    {
        Instruction = "Be brief.",
    };

    [Theory]
    [InlineData(
        Llama3Format.Llama31,
        "<|begin_of_text|><|start_header_id|>system<|end_header_id|>\n\nBe brief.<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nhi<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n[f()]<|eot_id|><|start_header_id|>ipython<|end_header_id|>\n\n[1]<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\nho<|eot_id|>")]
    [InlineData(
        Llama3Format.Llama3,
        "<|begin_of_text|><|start_header_id|>system<|end_header_id|>\n\nBe brief.<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nhi<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n[f()]<|eot_id|><|start_header_id|>tool<|end_header_id|>\n\n[1]<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\nho<|eot_id|>")]
    [InlineData(
        ChatMlStyle.ChatMl,
        "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nhi<|im_end|>\n<|im_start|>assistant\n[f()]<|im_end|>\n<|im_start|>tool\n[1]<|im_end|>\n<|im_start|>assistant\nho<|im_end|>\n")]
    [InlineData(
        ChatMlStyle.Qwen25,
        "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nhi<|im_end|>\n<|im_start|>assistant\n[f()]<|im_end|>\n<|im_start|>user\n<tool_response>\n[1]\n</tool_response><|im_end|>\n<|im_start|>assistant\nho<|im_end|>\n")]
    [InlineData(
        ChatMlStyle.Qwen3,
        "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nhi<|im_end|>\n<|im_start|>assistant\n<think>\n\n</think>\n\n[f()]<|im_end|>\n<|im_start|>user\n<tool_response>\n[1]\n</tool_response><|im_end|>\n<|im_start|>assistant\n<think>\n\n</think>\n\nho<|im_end|>\n")]
    [InlineData(MistralStyle.Tekken, "<s>[INST]Be brief.\n\nhi[/INST][f()]</s>[TOOL_RESULTS][1][/TOOL_RESULTS]ho</s>")]
    public void Encode_Dialog_ReadsAsItsFamilyWrites(string family, string expected) =>
        Assert.Equal(expected, FamilyFolders.Tokenizer(family).Decode(FamilyFolders.Template(family).Encode(Short).Ids, skipSpecial: false));

    [Theory]
    [InlineData(MistralStyle.V1, "<s> ▁[ INST ] ▁Be ▁brief . <0x0A> <0x0A> hi ▁[ / INST ] ▁[ f ()] </s>")]
    [InlineData(MistralStyle.V3, "<s> [INST] ▁Be ▁brief . <0x0A> <0x0A> hi [/INST] ▁[ f ()] </s> [TOOL_RESULTS] ▁[ 1 ] [/TOOL_RESULTS] ▁ho </s>")]
    [InlineData("mistral-v3, new prefix", "<s> [INST] ▁Be ▁brief . <0x0A> <0x0A> hi [/INST] ▁[ f ()] </s> [TOOL_RESULTS] ▁[ 1 ] [/TOOL_RESULTS] ▁ho </s>")]
    public void Encode_Mistral_PutsOneWordMarkBeforeEachText(string family, string expected)
    {
        var ids = FamilyFolders.Template(family).Encode(Short).Ids;
        Assert.StartsWith(expected, string.Join(' ', ids.Select(FamilyFolders.Tokenizer(family).TokenOf)), StringComparison.Ordinal);
    }

    [Fact]
    public void EncodePrompt_MistralWithoutARequest_StillShowsTheSystemText() => Assert.Equal(
        "<s>[INST]Be brief.[/INST]",
        FamilyFolders.Tokenizer(MistralStyle.Tekken).Decode(FamilyFolders.Template(MistralStyle.Tekken).EncodePrompt(new ChatPrompt([], []) { Instruction = "Be brief." }), skipSpecial: false));

    [Theory]
    [InlineData(Llama3Format.Llama31, null, Llama3Format.Llama31)]
    [InlineData(ChatMlStyle.ChatMl, null, ChatMlStyle.ChatMl)]
    [InlineData(ChatMlStyle.ChatMl, "{{ '<|im_start|>user' }}<tool_response>", ChatMlStyle.Qwen25)]
    [InlineData(ChatMlStyle.Qwen25, null, ChatMlStyle.Qwen25)]
    [InlineData(ChatMlStyle.Qwen3, null, ChatMlStyle.Qwen3)]
    [InlineData(ChatMlStyle.Qwen3, "<|im_start|> {% if enable_thinking is defined %}", ChatMlStyle.Qwen3)]
    [InlineData(ChatMlStyle.Qwen3, "<|im_start|> <tool_response>", ChatMlStyle.Qwen25)]
    [InlineData(MistralStyle.V3, null, MistralStyle.V3)]
    [InlineData(MistralStyle.Tekken, null, MistralStyle.Tekken)]
    [InlineData(MistralStyle.V1, "{{ '[INST] ' + message['content'] }}", MistralStyle.V1)]
    public void Load_Folder_TellsTheFamily(string tokens, string? chatTemplate, string expected)
    {
        using var folder = new TemporaryFolder();
        if (chatTemplate is not null)
        {
            folder.Write("chat_template.jinja", chatTemplate);
        }

        Assert.Equal(expected, ChatTemplate.Load(folder.Path, FamilyFolders.Tokenizer(tokens)).Format.Name);
    }

    [Fact]
    public void Load_TemplateWithAUsualSystemMessage_BringsItWhereNoneIsGiven()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tokenizer_config.json", """{"chat_template":[{"name":"other","template":""},{"name":"default","template":"{{- '<|im_start|>system\\nYou are a helpful assistant.<|im_end|>' }}"}]}""");
        var tokenizer = FamilyFolders.Tokenizer(ChatMlStyle.ChatMl);
        var template = ChatTemplate.Load(folder.Path, tokenizer);
        string Text(string? instruction) => tokenizer.Decode(template.EncodePrompt(new ChatPrompt([], [new(Role.User, "hi")]) { Instruction = instruction }), skipSpecial: false);

        Assert.StartsWith("<|im_start|>system\nYou are a helpful assistant.<|im_end|>\n<|im_start|>user\nhi", Text(null), StringComparison.Ordinal);
        Assert.StartsWith("<|im_start|>system\nBe brief.<|im_end|>\n", Text("Be brief."), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"bos_token":"<s>"}""", null, "bos_token is \"<s>\", which tokenizer.json does not have")]
    [InlineData("""{"bos_token":"<|end_of_text|>"}""", null, "begins with \"<|begin_of_text|>\"")]
    [InlineData("""{"eos_token":{"content":"<|im_end|>"}}""", null, "eos_token is \"<|im_end|>\"")]
    [InlineData("""{"added_tokens_decoder":{"7":{"content":"<|eot_id|>"}}}""", null, "gives \"<|eot_id|>\" the id 7, tokenizer.json gives it 128009")]
    [InlineData("""{"chat_template":"{{ '<|im_start|>' }}"}""", null, "writes <|im_start|>, which tokenizer.json does not have")]
    [InlineData("{}", "klingon", "\"klingon\" was asked for")]
    [InlineData("{}", ChatMlStyle.Qwen3, "needs the tokens <|im_start|>, <|im_end|>")]
    [InlineData("{}", MistralStyle.V3, "[TOOL_RESULTS]")]
    [InlineData("""{"toolace_chat_format":"mistral-v9"}""", null, "Known are plain, llama-3, llama-3.1, chatml, qwen-2.5, qwen-3, mistral-v1")]
    public void Load_FolderThatContradictsItself_IsRefused(string config, string? name, string expected)
    {
        using var folder = new TemporaryFolder();
        folder.Write("tokenizer_config.json", config);
        var message = Assert.Throws<ModelFolderException>(() => ChatTemplate.Load(folder.Path, FamilyFolders.Tokenizer(Llama3Format.Llama31), name)).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }
}
