namespace ToolAce.Modeling.Chat;

/// <summary>
/// What tells the users of ChatML apart. <paramref name="ToolResponses"/>: results of calls come as the user's, between <c>&lt;tool_response&gt;</c> marks
/// (Qwen2.5 and later), not from a role of their own. <paramref name="EmptyThinking"/>: every answer begins behind an empty block of thoughts (Qwen3 asked not
/// to think). <paramref name="UsualSystem"/>: the system message where a conversation brings none.
/// </summary>
internal sealed record ChatMlStyle(string Name, bool ToolResponses = false, bool EmptyThinking = false, string? BeginMark = null, string? UsualSystem = null)
{
    public const string ChatMl = "chatml";
    public const string Qwen25 = "qwen-2.5";
    public const string Qwen3 = "qwen-3";

    /// <summary>The style of this name, or null.</summary>
    public static ChatMlStyle? Find(string name) => name switch
    {
        ChatMl => new(ChatMl),
        Qwen25 => new(Qwen25, ToolResponses: true),
        Qwen3 => new(Qwen3, ToolResponses: true, EmptyThinking: true),
        _ => null,
    };
}
