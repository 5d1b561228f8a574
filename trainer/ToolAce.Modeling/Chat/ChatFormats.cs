namespace ToolAce.Modeling.Chat;

/// <summary>Chat formats by name, for code that has no model folder yet.</summary>
public static class ChatFormats
{
    /// <summary>The tiny base's.</summary>
    public static IChatFormat Plain { get; } = new PlainFormat();

    /// <summary>The words that choose a format.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        PlainFormat.FormatName, Llama3Format.Llama3, Llama3Format.Llama31, ChatMlStyle.ChatMl, ChatMlStyle.Qwen25, ChatMlStyle.Qwen3, MistralStyle.V1, MistralStyle.V3,
        MistralStyle.Tekken,
    ];
}
