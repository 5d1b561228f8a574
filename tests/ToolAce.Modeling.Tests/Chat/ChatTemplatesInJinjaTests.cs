using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Core.Models;
using ToolAce.Modeling.Chat;

namespace ToolAce.Modeling.Tests.Chat;

/// <summary>What Jinja itself makes of the families' templates (Goldens/make_chat_templates.py) must be what models are trained on and asked with.</summary>
public sealed class ChatTemplatesInJinjaTests
{
    private const string Usual = "chatml, usual system";
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Goldens", "chat-templates");
    private static readonly JsonObject Conversations = Read("conversations.json");
    private static readonly JsonObject Rendered = Read("rendered.json");

    public static readonly TheoryData<string> Families = [.. FamilyFolders.Tokenizers.Keys, Usual];

    [Theory]
    [MemberData(nameof(Families))]
    public void JinjaTemplate_OfAFamily_IsTheOneThatWasRendered(string family) =>
        Assert.Equal(File.ReadAllText(Path.Combine(Folder, $"{family}.jinja")), Template(family).Format.JinjaTemplate);

    [Theory]
    [MemberData(nameof(Families))]
    public void JinjaTemplate_Rendered_IsThePromptTokenByToken(string family)
    {
        var (template, tokenizer) = (Template(family), FamilyFolders.Tokenizer(Base(family)));
        foreach (var (name, conversation) in Conversations)
        {
            var prompt = Prompt(conversation!);
            var (asked, taught) = ((string)Rendered[family]![name]!["prompt"]!, (string)Rendered[family]![name]!["dialog"]!);
            Assert.Equal(template.EncodePrompt(prompt), tokenizer.Encode(asked, allowSpecial: true));
            Assert.Equal(template.Encode(Dialog(prompt)).Ids, tokenizer.Encode(taught, allowSpecial: true));
            if (family != MistralStyle.V1)
            {
                // There a space of the template stands for the word mark that begins each stretch of text.
                Assert.Equal(string.Concat(template.Format.Render(prompt).Select(s => s.Text)), asked);
                Assert.Equal(string.Concat(template.Format.Render(Dialog(prompt)).Select(s => s.Text)), taught);
            }
        }
    }

    private static string Base(string family) => family == Usual ? ChatMlStyle.ChatMl : family;

    private static ChatTemplate Template(string family) => family == Usual
        ? new(FamilyFolders.Tokenizer(ChatMlStyle.ChatMl), new ChatMlFormat(new(ChatMlStyle.ChatMl, BeginMark: "<|endoftext|>", UsualSystem: "You are a helpful assistant.")))
        : FamilyFolders.Template(family);

    private static ChatPrompt Prompt(JsonNode conversation)
    {
        Turn[] turns = [.. conversation["messages"]!.AsArray().Select(m => new Turn(Enum.Parse<Role>((string)m!["role"]!, ignoreCase: true), (string)m["content"]!))];
        return new([.. (conversation["tools"]?.AsArray() ?? []).Select(t => (t!["function"] ?? t).Deserialize<ApiDefinition>(CoreJson.Options)!)], [.. turns.Where(t => t.Role != Role.System)])
        {
            Instruction = turns is [{ Role: Role.System } first, ..] ? first.Text : null,
        };
    }

    private static Dialog Dialog(ChatPrompt prompt) => new("d", DialogKind.NonTool, "", prompt.Tools, prompt.Turns) { Instruction = prompt.Instruction };

    private static JsonObject Read(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name)))!.AsObject();
}
