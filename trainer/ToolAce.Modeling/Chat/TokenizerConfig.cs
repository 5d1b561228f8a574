using System.Text.Json;
using ToolAce.Modeling.Tokenizers;

namespace ToolAce.Modeling.Chat;

/// <summary>What a model folder says of its chat format besides tokenizer.json: tokenizer_config.json, and a template in a file of its own where there is one.</summary>
internal sealed record TokenizerConfig(string Path, string? FormatName, string? BeginToken, bool? AddsBegin, string? Template)
{
    public const string FileName = "tokenizer_config.json";
    public const string Key = "toolace_chat_format";

    /// <summary>Reads both; a folder without them says nothing.</summary>
    /// <exception cref="ModelFolderException">The file is no JSON object, or names tokens that the tokenizer does not have so.</exception>
    public static TokenizerConfig Read(string folder, Tokenizer tokenizer)
    {
        var path = System.IO.Path.Combine(folder, FileName);
        var template = System.IO.Path.Combine(folder, ChatTemplateFiles.FileName) is var file && File.Exists(file) ? File.ReadAllText(file) : null;
        if (!File.Exists(path))
        {
            return new(path, FormatName: null, BeginToken: null, AddsBegin: null, template);
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            var root = document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement : throw new JsonException("not an object");
            Check(root, tokenizer, path);
            return new(path, Text(root, Key), Token(root, "bos_token"), Flag(root, "add_bos_token"), template ?? DefaultTemplate(root));
        }
        catch (JsonException problem)
        {
            throw FileProblem.Of(path, $"is no JSON object: {problem.Message}", "Fetch the file again from where the model came from");
        }
    }

    private static void Check(JsonElement root, Tokenizer tokenizer, string path)
    {
        foreach (var key in (string[])["bos_token", "eos_token", "pad_token"])
        {
            if (Token(root, key) is { Length: > 0 } token && tokenizer.IdOf(token) is null)
            {
                throw FileProblem.Of(path, $"says {key} is \"{token}\", which {Tokenizer.FileName} does not have", "The two files belong to different models; fetch both from one");
            }
        }

        if (root.TryGetProperty("added_tokens_decoder", out var added) && added.ValueKind == JsonValueKind.Object)
        {
            foreach (var entry in added.EnumerateObject())
            {
                if (Text(entry.Value, "content") is { } content && int.TryParse(entry.Name, out var id) && tokenizer.IdOf(content) is { } other && other != id)
                {
                    throw FileProblem.Of(path, $"gives \"{content}\" the id {id}, {Tokenizer.FileName} gives it {other}", "The two files belong to different models; fetch both from one");
                }
            }
        }
    }

    /// <summary>A model may have several templates by name; the one called "default" counts.</summary>
    private static string? DefaultTemplate(JsonElement root)
    {
        if (!root.TryGetProperty("chat_template", out var template) || template.ValueKind != JsonValueKind.Array)
        {
            return Text(root, "chat_template");
        }

        var named = template.EnumerateArray().Where(t => Text(t, "name") == "default").Select(t => Text(t, "template")).ToList();
        return named is [var first, ..] ? first : null;
    }

    private static string? Token(JsonElement root, string key) =>
        root.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Object ? Text(value, "content") : Text(root, key);

    private static bool? Flag(JsonElement root, string key) =>
        root.TryGetProperty(key, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;

    private static string? Text(JsonElement element, string key) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
