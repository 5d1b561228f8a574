using System.Text.Json;
using ToolAce.Core.Dialogs;

namespace ToolAce.Eval.Suites;

/// <summary>Reads chat messages.</summary>
internal static class MessageReader
{
    /// <exception cref="FormatException">A message lacks its role or content.</exception>
    public static IReadOnlyList<Turn> Read(JsonElement messages) => messages.ValueKind == JsonValueKind.Array
        ? [.. messages.EnumerateArray().Select(m => new Turn(Speaker(Member(m, "role")), Member(m, "content")))]
        : throw new FormatException("the messages of a turn must be a list");

    private static string Member(JsonElement message, string key) =>
        message.ValueKind == JsonValueKind.Object && message.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new FormatException($"a message needs a text called '{key}'");

    private static Role Speaker(string role) => role switch
    {
        "system" => Role.System,
        "user" => Role.User,
        "assistant" => Role.Assistant,
        "tool" => Role.Tool,
        _ => throw new FormatException($"'{role}' is no role; known: system, user, assistant, tool"),
    };
}
