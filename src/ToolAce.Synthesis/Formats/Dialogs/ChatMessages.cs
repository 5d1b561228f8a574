using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Core.Apis;
using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Synthesis.Formats.Texts;
using ToolAce.Synthesis.Formats.ToolLists;

namespace ToolAce.Synthesis.Formats.Dialogs;

/// <summary>Chat messages as chat APIs have them: roles, tool calls with JSON arguments, tool messages with results.</summary>
public static class ChatMessages
{
    /// <summary>A dialog without id, kind and domain. Messages of tools that follow one another are one turn.</summary>
    /// <param name="messages">The conversation.</param>
    /// <param name="tools">Function definitions.</param>
    /// <param name="note">Is told what a dialog cannot hold: words that stand beside calls.</param>
    /// <exception cref="FormatException">A role that nobody knows, a message or call that is none, or a tool without a name.</exception>
    public static Dialog Read(JsonArray messages, JsonArray tools, Action<string>? note = null)
    {
        string? instruction = null;
        var turns = new List<Turn>();
        var open = new Dictionary<string, string>(StringComparer.Ordinal);
        var results = new JsonArray();
        foreach (var (place, message) in RowPart.Objects(messages, "message"))
        {
            var role = (string?)message["role"];
            if (role is not ("tool" or "function"))
            {
                Close(turns, results);
            }

            switch (role)
            {
                case "system" or "developer" when turns.Count == 0 && instruction is null:
                    instruction = Text(message);
                    break;
                case "system" or "developer":
                    turns.Add(new Turn(Role.System, Text(message)));
                    break;
                case "user":
                    turns.Add(new Turn(Role.User, Text(message)));
                    break;
                case "assistant":
                    turns.Add(new Turn(Role.Assistant, Assistant(message, open, place, note)));
                    break;
                case "tool" or "function":
                    if (message["name"] is null && message["tool_call_id"] is null)
                    {
                        Close(turns, results);
                        turns.Add(new Turn(Role.Tool, Text(message))); // it names no call: it stays as it is
                        break;
                    }

                    var name = (string?)message["name"] ?? open.GetValueOrDefault((string?)message["tool_call_id"] ?? "") ?? "";
                    results.Add(new JsonObject { ["name"] = name, ["results"] = Results(Text(message)) });
                    break;
                default:
                    throw new FormatException($"{place}: '{role}' is no role; known are system, user, assistant and tool");
            }
        }

        Close(turns, results);
        return new Dialog("", DialogKind.Single, "", Tools(tools), turns) { Instruction = instruction };
    }

    /// <summary>Function definitions, bare or wrapped in <c>{"type": "function", "function": …}</c>.</summary>
    /// <exception cref="FormatException">One has no name, or its schema is none.</exception>
    public static IReadOnlyList<ApiDefinition> Tools(JsonArray tools) => [.. RowPart.Objects(tools, "tool").Select(t => RowPart.At(t.Place, () => ToolListReader.Tool(t.Part)))];

    private static string Assistant(JsonObject message, Dictionary<string, string> open, string messagePlace, Action<string>? note)
    {
        var calls = new List<Call>();
        foreach (var call in message["tool_calls"] as JsonArray ?? [])
        {
            var place = $"{messagePlace}, call {calls.Count + 1}";
            var function = call.Object("function");
            var name = function.Text("name") ?? throw new FormatException($"{place} has no function with a name");
            open[call.Text("id") ?? name] = name;
            calls.Add(RowPart.At(place, () => CallJson.Read(name, function!["arguments"])));
        }

        if (calls.Count == 0)
        {
            return Text(message);
        }

        // A turn is either calls or words: rule 12 refuses a mixture.
        if (!string.IsNullOrWhiteSpace(Text(message)))
        {
            note?.Invoke($"{messagePlace}: its words beside the calls are left out");
        }

        return CallSyntax.Print(calls);
    }

    // Several tool messages answer one assistant message: together they are one turn here.
    private static void Close(List<Turn> turns, JsonArray results)
    {
        if (results.Count > 0)
        {
            turns.Add(new Turn(Role.Tool, results.ToJsonString(CoreJson.Options)));
            results.Clear();
        }
    }

    private static JsonNode? Results(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }

    /// <summary>Content is a text, or a list of parts of which the texts count.</summary>
    private static string Text(JsonObject message) => message["content"] switch
    {
        JsonArray parts => string.Concat(parts.Select(p => (string?)p?["text"])),
        JsonValue text => (string)text!,
        _ => "",
    };
}
