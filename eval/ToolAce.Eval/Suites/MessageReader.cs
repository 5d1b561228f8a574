using System.Text.Json;
using ToolAce.Core.Dialogs;

namespace ToolAce.Eval.Suites;

/// <summary>
/// Reads chat messages into turns that every chat format can show: a system message goes in front of the first user message (the format keeps its own
/// instruction), neighbouring messages of one role are joined.
/// </summary>
internal static class MessageReader
{
    /// <exception cref="FormatException">A message lacks its role or content.</exception>
    public static IReadOnlyList<Turn> Read(JsonElement messages)
    {
        if (messages.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException("the messages of a turn must be a list");
        }

        var turns = new List<Turn>();
        foreach (var message in messages.EnumerateArray())
        {
            var turn = new Turn(Speaker(Member(message, "role")), Member(message, "content"));
            if (turns.Count > 0 && turns[^1].Role == turn.Role)
            {
                turns[^1] = turn with { Text = turns[^1].Text + "\n" + turn.Text };
            }
            else if (turns.Count > 0 && turns[^1].Role == Role.System && turn.Role == Role.User)
            {
                turns[^1] = turn with { Text = turns[^1].Text + "\n\n" + turn.Text };
            }
            else
            {
                turns.Add(turn);
            }
        }

        return turns;
    }

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
