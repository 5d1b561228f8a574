using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Modeling;
using ToolAce.Modeling.Chat;

namespace ToolAce.Trainer.Exports.Gguf;

/// <summary>The small files of a Hugging Face folder as GGUF's metadata needs them.</summary>
internal sealed class ModelFiles(string folder)
{
    private readonly JsonObject? tokenizerConfig = Optional(folder, "tokenizer_config.json");
    private readonly JsonObject? special = Optional(folder, "special_tokens_map.json");

    /// <summary>config.json.</summary>
    public JsonObject Config { get; } = Required(folder, "config.json");

    /// <summary>tokenizer.json.</summary>
    public JsonObject Tokenizer { get; } = Required(folder, ToolAce.Modeling.Tokenizers.Tokenizer.FileName);

    /// <summary>The id of the token for <c>bos</c>, <c>eos</c>, <c>unk</c> or <c>pad</c>, by the tokenizer's files, else by the model's; null where there is none.</summary>
    public int? Mark(string role)
    {
        foreach (var source in new[] { tokenizerConfig, special })
        {
            if (TextOf(source?[$"{role}_token"]) is { } token)
            {
                return IdOf(token);
            }
        }

        return Config[$"{role}_token_id"] switch
        {
            JsonValue id => (int)id,
            JsonArray { Count: > 0 } ids => (int)ids[0]!,
            _ => null,
        };
    }

    /// <summary>The chat template that training used; where the format is not known, the base's, in the tokenizer's config or in a file of its own: the one called default of several.</summary>
    public string? ChatTemplate() => ChatTemplateFiles.Replacing(folder)?.JinjaTemplate ?? OwnTemplate();

    private string? OwnTemplate()
    {
        var file = Path.Combine(folder, ChatTemplateFiles.FileName);
        return tokenizerConfig?["chat_template"] switch
        {
            JsonValue template => (string?)template,
            JsonArray { Count: > 0 } templates => (string?)(templates.FirstOrDefault(t => (string?)t?["name"] == "default") ?? templates[0])?["template"],
            _ => File.Exists(file) ? File.ReadAllText(file) : null,
        };
    }

    /// <summary>The ids that the tokenizer itself puts before and after a text.</summary>
    public (IReadOnlyCollection<int> Before, IReadOnlyCollection<int> After) TemplateMarks()
    {
        var tokenizer = ToolAce.Modeling.Tokenizers.Tokenizer.Load(folder);
        const string Text = "a";
        var (bare, whole) = (tokenizer.Encode(Text), tokenizer.Encode(Text, addSpecial: true));
        var before = whole.Count == bare.Count ? 0 : Enumerable.Range(0, whole.Count - bare.Count + 1).First(from => whole.Skip(from).Take(bare.Count).SequenceEqual(bare));
        return ([.. whole.Take(before)], [.. whole.Skip(before + bare.Count)]);
    }

    private int? IdOf(string token) =>
        (int?)Tokenizer["added_tokens"]?.AsArray().FirstOrDefault(t => (string?)t?["content"] == token)?["id"] ?? (int?)Tokenizer["model"]?["vocab"]?[token];

    private static string? TextOf(JsonNode? mark) => mark is JsonObject described ? (string?)described["content"] : (string?)mark;

    private static JsonObject Required(string folder, string name) =>
        Optional(folder, name) ?? throw new ModelFolderException($"{folder} has no {name}, without which no GGUF file can be written.");

    private static JsonObject? Optional(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(File.ReadAllText(path)) as JsonObject ?? throw new JsonException("no object");
        }
        catch (JsonException e)
        {
            throw new ModelFolderException($"{path} is not a JSON object ({e.Message}). Copy the file again from where the model came from.", e);
        }
    }
}
