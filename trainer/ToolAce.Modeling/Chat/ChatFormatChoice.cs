using ToolAce.Modeling.Tokenizers;

namespace ToolAce.Modeling.Chat;

/// <summary>Finds out which chat format a model folder wants.</summary>
internal static class ChatFormatChoice
{
    private static readonly string Known = string.Join(", ", ChatFormats.Names);

    // What Qwen's own templates write where a conversation brings no system message.
    private static readonly string[] UsualSystems = ["You are Qwen, created by Alibaba Cloud. You are a helpful assistant.", "You are a helpful assistant."];

    public static IChatFormat Choose(string folder, Tokenizer tokenizer, string? name = null)
    {
        var config = TokenizerConfig.Read(folder, tokenizer);
        var wanted = name ?? config.FormatName;
        var format = Build(wanted ?? Guess(folder, config, tokenizer), config, tokenizer) ?? throw (name is null
            ? FileProblem.Of(config.Path, $"\"{TokenizerConfig.Key}\" is \"{wanted}\"", $"Known are {Known}")
            : FileProblem.Of(folder, $"the chat format \"{name}\" was asked for, which is unknown", $"Known are {Known}"));
        if (config.BeginToken is { } begin && format.BeginMark is { } mark && begin != mark)
        {
            throw FileProblem.Of(
                config.Path, $"says bos_token is \"{begin}\", but the chat format '{format.Name}' begins with \"{mark}\"", $"Correct it, or set \"{TokenizerConfig.Key}\" to another of {Known}");
        }

        return format;
    }

    private static IChatFormat? Build(string name, TokenizerConfig config, Tokenizer tokenizer) => name switch
    {
        PlainFormat.FormatName => new PlainFormat(),
        Llama3Format.Llama3 => new Llama3Format(knowsTools: false),
        Llama3Format.Llama31 => new Llama3Format(knowsTools: true),
        MistralStyle.V1 => new MistralFormat(new(name, Tokens: false, Space: !MarksEverySection(tokenizer))),
        MistralStyle.V3 => new MistralFormat(new(name, Tokens: true, Space: !MarksEverySection(tokenizer))),
        MistralStyle.Tekken => new MistralFormat(new(name, Tokens: true, Space: false)),
        _ => ChatMlStyle.Find(name) is { } style ? new ChatMlFormat(style with { BeginMark = Begin(config), UsualSystem = UsualSystem(config) }) : null,
    };

    private static string Guess(string folder, TokenizerConfig config, Tokenizer tokenizer)
    {
        bool Has(params string[] marks) => marks.All(mark => tokenizer.IdOf(mark) is not null);
        bool Writes(string text) => config.Template?.Contains(text, StringComparison.Ordinal) == true;
        foreach (var mark in (string[])["<|im_start|>", "<|start_header_id|>"])
        {
            if (Writes(mark) && !Has(mark))
            {
                throw FileProblem.Of(
                    config.Path, $"its chat template writes {mark}, which {Tokenizer.FileName} does not have", "The two files belong to different models; fetch both from one");
            }
        }

        if (Has("<|start_header_id|>", "<|eot_id|>"))
        {
            return Has("<|python_tag|>", "<|eom_id|>") ? Llama3Format.Llama31 : Llama3Format.Llama3;
        }

        if (Has("<|im_start|>", "<|im_end|>"))
        {
            // Qwen3's models that never think have the tokens, but no switch in their template.
            var thinks = config.Template is null ? Has("<think>", "</think>") : Writes("enable_thinking");
            return thinks ? ChatMlStyle.Qwen3 : Has("<tool_call>", "</tool_call>") || Writes("<tool_response>") ? ChatMlStyle.Qwen25 : ChatMlStyle.ChatMl;
        }

        if (Has("[INST]", "[/INST]"))
        {
            return Has("\u2581") ? MistralStyle.V3 : MistralStyle.Tekken;
        }

        return Has("<s>", "</s>") && Writes("[INST]") && !Writes("<<SYS>>")
            ? MistralStyle.V1
            : throw FileProblem.Of(
                folder,
                $"the chat format is unknown: {TokenizerConfig.FileName} has no \"{TokenizerConfig.Key}\", and the tokenizer has neither <|start_header_id|> and <|eot_id|> (llama-3) nor <|im_start|> and <|im_end|> (chatml, qwen) nor [INST] (mistral)",
                $"Set \"{TokenizerConfig.Key}\" to one of {Known}");
    }

    /// <summary>Whether the tokenizer puts its word mark before any stretch of text, so that no space must be written there.</summary>
    private static bool MarksEverySection(Tokenizer tokenizer) =>
        tokenizer.Encode("a", atStart: false) is [var first, ..] && tokenizer.TokenOf(first).StartsWith('\u2581');

    /// <summary>ChatML families differ in whether they begin with a mark; their own config says it. One that names the mark of every message has none besides.</summary>
    private static string? Begin(TokenizerConfig config) => config.AddsBegin == false || config.BeginToken == ChatMlFormat.Start ? null : config.BeginToken;

    private static string? UsualSystem(TokenizerConfig config) =>
        Array.Find(UsualSystems, text => config.Template?.Contains($"<|im_start|>system\\n{text}", StringComparison.Ordinal) == true);
}
