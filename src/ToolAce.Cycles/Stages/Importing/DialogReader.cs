using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Core.Apis;
using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;

namespace ToolAce.Cycles.Stages.Importing;

/// <summary>
/// Reads one row of own data: a dialog of ours (<c>turns</c>), a chat API's <c>messages</c> and <c>tools</c>, or ToolACE's <c>system</c> and <c>conversations</c>.
/// </summary>
internal static class DialogReader
{
    /// <exception cref="FormatException">The row is none of the three; the message says what is missing.</exception>
    public static Dialog Read(JsonObject row, string id)
    {
        try
        {
            var dialog = row switch
            {
                _ when Part(row, "turns") is JsonArray => Unfolded(row).Deserialize<Dialog>(CoreJson.Options)!,
                _ when Part(row, "messages") is JsonArray messages => ChatMessages.Read(messages, Part(row, "tools") as JsonArray ?? []),
                _ when Part(row, "conversations") is JsonArray turns => Shared(turns, (string?)Part(row, "system") ?? "", Part(row, "tools") as JsonArray),
                _ => throw new FormatException("it has neither messages and tools, nor system and conversations, nor turns"),
            };
            return Complete(dialog, id);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException or KeyNotFoundException)
        {
            throw new FormatException(e.Message, e);
        }
    }

    /// <summary>A column of a table may hold its JSON as text.</summary>
    internal static JsonNode? Part(JsonObject row, string name) => row[name] switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) && name != "system" => JsonNode.Parse(text),
        var node => node,
    };

    private static JsonObject Unfolded(JsonObject row)
    {
        var copy = new JsonObject(row.Select(p => KeyValuePair.Create(p.Key, p.Key is "turns" or "tools" ? Part(row, p.Key)?.DeepClone() : p.Value?.DeepClone())));
        foreach (var tool in (copy["tools"] as JsonArray ?? []).OfType<JsonObject>())
        {
            foreach (var schema in new[] { "parameters", "results" }.Where(k => tool[k] is JsonValue))
            {
                tool[schema] = Part(tool, schema); // Parquet has no type for a schema: it is kept as text
            }
        }

        return copy;
    }

    private static Dialog Shared(JsonArray turns, string system, JsonArray? tools)
    {
        var read = turns.Select(t => new Turn(RoleOf((string)t!["from"]!), (string)t["value"]!)).ToList();
        return new Dialog("", DialogKind.Single, "", ChatMessages.Tools(tools ?? SystemTools(system)), read);
    }

    /// <summary>ToolACE writes the tools into the system text, as a JSON list.</summary>
    private static JsonArray SystemTools(string system)
    {
        for (var start = system.IndexOf("[{", StringComparison.Ordinal); start >= 0; start = system.IndexOf("[{", start + 1, StringComparison.Ordinal))
        {
            var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(system[start..]), new JsonReaderOptions { AllowMultipleValues = true });
            if (JsonDocument.TryParseValue(ref reader, out var document))
            {
                using (document)
                {
                    return JsonArray.Create(document.RootElement.Clone())!;
                }
            }
        }

        return [];
    }

    private static Role RoleOf(string word) => word switch
    {
        "user" or "human" => Role.User,
        "assistant" or "gpt" => Role.Assistant,
        "tool" or "observation" or "function" => Role.Tool,
        "system" => Role.System,
        _ => throw new FormatException($"'{word}' is no speaker; known are user, assistant and tool"),
    };

    /// <summary>Kind and number of calls follow from the turns, whatever the row says.</summary>
    private static Dialog Complete(Dialog dialog, string id)
    {
        var calls = dialog.Turns.Where(t => t.Role == Role.Assistant).Select(t => CallSyntax.Read(t.Text)).OfType<CallReading.Calls>().Select(c => c.Items.Count).ToList();
        if (!dialog.Turns.Any(t => t.Role == Role.Assistant))
        {
            throw new FormatException("no assistant speaks in it, so there is nothing to learn");
        }

        return dialog with
        {
            Id = string.IsNullOrEmpty(dialog.Id) ? id : dialog.Id,
            Domain = dialog.Domain ?? "",
            Tools = dialog.Tools ?? (IReadOnlyList<ApiDefinition>)[],
            CallCount = calls.Sum(),
            Kind = calls.Count switch
            {
                0 => DialogKind.NonTool,
                1 when calls[0] == 1 => DialogKind.Single,
                _ when calls.Exists(c => c > 1) => DialogKind.Parallel,
                _ => DialogKind.Dependent,
            },
        };
    }
}
