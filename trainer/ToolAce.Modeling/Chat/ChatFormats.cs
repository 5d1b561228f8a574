namespace ToolAce.Modeling.Chat;

/// <summary>Chat formats by name, for code that has no model folder yet.</summary>
public static class ChatFormats
{
    /// <summary>The tiny base's.</summary>
    public static IChatFormat Plain { get; } = new PlainFormat();
}
