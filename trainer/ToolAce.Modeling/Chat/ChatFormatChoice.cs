using System.Text.Json;
using ToolAce.Modeling.Tokenizers;

namespace ToolAce.Modeling.Chat;

/// <summary>Finds out which chat format a model folder wants.</summary>
internal static class ChatFormatChoice
{
    public const string FileName = "tokenizer_config.json";
    public const string Key = "toolace_chat_format";
    private static readonly string Known = string.Join(", ", PlainFormat.FormatName, Llama3Format.FormatName, ChatMlFormat.FormatName);

    public static IChatFormat Choose(string folder, Tokenizer tokenizer)
    {
        var path = Path.Combine(folder, FileName);
        using var config = Read(path);
        var named = config is null ? null : Text(config.RootElement, Key);
        return (named ?? Guess(tokenizer)) switch
        {
            PlainFormat.FormatName => new PlainFormat(),
            Llama3Format.FormatName => new Llama3Format(),
            ChatMlFormat.FormatName => new ChatMlFormat(config is null ? null : Begin(config.RootElement)),
            null => throw FileProblem.Of(
                folder,
                $"the chat format is unknown: {FileName} has no \"{Key}\", and the tokenizer has neither <|start_header_id|> and <|eot_id|> (llama-3) nor <|im_start|> and <|im_end|> (chatml)",
                $"Set \"{Key}\" to one of {Known}"),
            var other => throw FileProblem.Of(path, $"\"{Key}\" is \"{other}\"", $"Known are {Known}"),
        };
    }

    private static string? Guess(Tokenizer tokenizer)
    {
        bool Has(params ReadOnlySpan<string> marks)
        {
            foreach (var mark in marks)
            {
                if (tokenizer.IdOf(mark) is null)
                {
                    return false;
                }
            }

            return true;
        }

        return Has("<|start_header_id|>", "<|eot_id|>") ? Llama3Format.FormatName : Has("<|im_start|>", "<|im_end|>") ? ChatMlFormat.FormatName : null;
    }

    private static JsonDocument? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            var document = JsonDocument.Parse(File.ReadAllText(path));
            return document.RootElement.ValueKind == JsonValueKind.Object ? document : throw new JsonException("not an object");
        }
        catch (JsonException problem)
        {
            throw FileProblem.Of(path, $"is no JSON object: {problem.Message}", "Fetch the file again from where the model came from");
        }
    }

    /// <summary>ChatML families differ in whether they begin with a mark; their own config says it.</summary>
    private static string? Begin(JsonElement config)
    {
        var wanted = !config.TryGetProperty("add_bos_token", out var add) || add.ValueKind != JsonValueKind.False;
        return !wanted ? null : config.TryGetProperty("bos_token", out var mark) && mark.ValueKind == JsonValueKind.Object ? Text(mark, "content") : Text(config, "bos_token");
    }

    private static string? Text(JsonElement element, string key) =>
        element.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
