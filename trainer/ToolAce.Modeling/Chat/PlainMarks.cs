using ToolAce.Core.Dialogs;

namespace ToolAce.Modeling.Chat;

/// <summary>Special tokens of the plain format, in the order of their ids in the tiny base's tokenizer.</summary>
public static class PlainMarks
{
    /// <summary>Begins every sequence.</summary>
    public const string Begin = "<|bos|>";

    /// <summary>Ends every message.</summary>
    public const string End = "<|end|>";

    /// <summary>Fills batches.</summary>
    public const string Pad = "<|pad|>";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Begin, End, Of(Role.System), Of(Role.User), Of(Role.Assistant), Of(Role.Tool), Pad];

    /// <summary>The mark before a message of this role.</summary>
    public static string Of(Role role) => role switch
    {
        Role.System => "<|system|>",
        Role.User => "<|user|>",
        Role.Assistant => "<|assistant|>",
        Role.Tool => "<|tool|>",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "unknown role"),
    };
}
