using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Synthesis.Formats.Texts;

namespace ToolAce.Synthesis.Formats.Dialogs;

/// <summary>Turns as a chat API's messages. What would not come back as it was (calls or results out of shape) stays the text of its message.</summary>
internal static class ChatMessageWriter
{
    public static JsonArray Write(Dialog dialog)
    {
        var messages = new JsonArray();
        if (dialog.Instruction is { } instruction)
        {
            messages.Add((JsonNode)Message("system", instruction));
        }

        var (waiting, number) = (new Queue<(string Id, string Name)>(), 0);
        foreach (var turn in dialog.Turns)
        {
            switch (turn.Role)
            {
                case Role.Assistant when CallJson.Faithful(turn.Text) is { Count: > 0 } calls:
                    waiting = new(calls.Select(c => ($"call_{++number}", c.Name)));
                    messages.Add((JsonNode)Calling(calls, waiting));
                    break;
                case Role.Tool when Entries(turn.Text) is { } entries:
                    foreach (var (name, results) in entries)
                    {
                        messages.Add((JsonNode)Result(name, results, waiting));
                    }

                    break;
                default:
                    messages.Add((JsonNode)Message(CoreJson.Word(turn.Role), turn.Text));
                    break;
            }
        }

        return messages;
    }

    private static JsonObject Message(string role, string content) => new() { ["role"] = role, ["content"] = content };

    private static JsonObject Calling(IReadOnlyList<Call> calls, IEnumerable<(string Id, string Name)> named) => new()
    {
        ["role"] = "assistant",
        ["content"] = null,
        ["tool_calls"] = new JsonArray([.. calls.Zip(named, (call, id) => (JsonNode)new JsonObject
        {
            ["id"] = id.Id,
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = CallJson.Arguments(call) },
        })]),
    };

    private static JsonObject Result(string name, JsonNode? results, Queue<(string Id, string Name)> waiting)
    {
        var message = new JsonObject { ["role"] = "tool", ["name"] = name };
        if (waiting.TryPeek(out var next) && next.Name == name)
        {
            message["tool_call_id"] = waiting.Dequeue().Id;
        }

        message["content"] = results is JsonValue value && value.TryGetValue<string>(out var text) && !IsJson(text) ? text : results?.ToJsonString(CoreJson.Options) ?? "null";
        return message;
    }

    /// <summary>The entries of a tool turn of ours, if it is written as the reader would write it; else null.</summary>
    private static List<(string Name, JsonNode? Results)>? Entries(string text)
    {
        try
        {
            return JsonText.Parse(text) is JsonArray { Count: > 0 } list
                && list.All(e => e is JsonObject { Count: 2 } map && map.Text("name") is not null && map.ContainsKey("results"))
                && list.ToJsonString(CoreJson.Options) == text
                ? [.. list.Select(e => (e.Text("name")!, e!["results"]))]
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsJson(string text)
    {
        try
        {
            JsonNode.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
