using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Core.Apis;
using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Core.Schemas;

namespace ToolAce.Cycles.Stages.Importing;

/// <summary>Chat messages as chat APIs have them: roles, tool calls with JSON arguments, tool messages with results.</summary>
internal static class ChatMessages
{
    public static Dialog Read(JsonArray messages, JsonArray tools)
    {
        string? instruction = null;
        var turns = new List<Turn>();
        var open = new Dictionary<string, string>(StringComparer.Ordinal);
        var results = new JsonArray();
        foreach (var message in messages.Select(m => m!.AsObject()))
        {
            var role = (string?)message["role"];
            if (role is not ("tool" or "function"))
            {
                Close(turns, results);
            }

            switch (role)
            {
                case "system" or "developer":
                    instruction = Text(message);
                    break;
                case "user":
                    turns.Add(new Turn(Role.User, Text(message)));
                    break;
                case "assistant":
                    turns.Add(new Turn(Role.Assistant, Assistant(message, open)));
                    break;
                case "tool" or "function":
                    var name = (string?)message["name"] ?? open.GetValueOrDefault((string?)message["tool_call_id"] ?? "") ?? "";
                    results.Add(new JsonObject { ["name"] = name, ["results"] = Results(Text(message)) });
                    break;
                default:
                    throw new FormatException($"'{role}' is no role; known are system, user, assistant and tool");
            }
        }

        Close(turns, results);
        return new Dialog("", DialogKind.Single, "", Tools(tools), turns) { Instruction = instruction };
    }

    /// <summary>Function definitions, bare or wrapped in <c>{"type": "function", "function": …}</c>.</summary>
    public static IReadOnlyList<ApiDefinition> Tools(JsonArray tools) => [.. tools.Select(t => t!["function"] as JsonObject ?? t.AsObject()).Select(Tool)];

    private static ApiDefinition Tool(JsonObject function)
    {
        var name = (string?)function["name"] ?? throw new FormatException("a tool has no name");
        var parameters = function["parameters"] is JsonObject schema ? schema.Deserialize<Schema>(CoreJson.Options)! : new Schema { Type = SchemaType.Dict };
        return new ApiDefinition(name, (string?)function["description"] ?? "", parameters);
    }

    private static string Assistant(JsonObject message, Dictionary<string, string> open)
    {
        var calls = new List<Call>();
        foreach (var call in message["tool_calls"] as JsonArray ?? [])
        {
            var function = call!["function"]!.AsObject();
            var name = (string)function["name"]!;
            open[(string?)call["id"] ?? name] = name;
            var arguments = function["arguments"] switch
            {
                JsonValue text => JsonNode.Parse((string)text!)!.AsObject(),
                JsonObject map => map,
                _ => [],
            };
            calls.Add(new Call(name, [.. arguments.Select(a => new Argument(a.Key, JsonSerializer.Deserialize<Literal>(a.Value?.ToJsonString() ?? "null", CoreJson.Options)!))]));
        }

        return calls.Count > 0 ? CallSyntax.Print(calls) : Text(message);
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
