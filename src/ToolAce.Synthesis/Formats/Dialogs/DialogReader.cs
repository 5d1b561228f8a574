using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Synthesis.Formats.Texts;
using ToolAce.Synthesis.Formats.ToolLists;

namespace ToolAce.Synthesis.Formats.Dialogs;

/// <summary>
/// Reads one row of data: a dialog of ours (<c>turns</c>), a chat API's <c>messages</c> and <c>tools</c>, or ToolACE's and ShareGPT's <c>conversations</c>.
/// What <see cref="DialogWriter"/> wrote comes back equal.
/// </summary>
public static class DialogReader
{
    /// <summary>Reads it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="id">Is given to a row without one.</param>
    /// <param name="note">Is told what of it a dialog cannot hold.</param>
    /// <exception cref="FormatException">The row is none of them; the message says what is missing.</exception>
    public static Dialog Read(JsonObject row, string id, Action<string>? note = null)
    {
        try
        {
            var dialog = DialogFormats.Of(row) switch
            {
                DialogFormat.Own => OwnRow.Read(row),
                DialogFormat.OpenAi => ChatMessages.Read((JsonArray)Part(row, "messages")!, Part(row, "tools") as JsonArray ?? [], note),
                DialogFormat.ToolAce or DialogFormat.ShareGpt => Shared((JsonArray)Part(row, "conversations")!, row.Text("system") ?? "", Part(row, "tools") as JsonArray),
                _ => throw new FormatException("it has neither messages and tools, nor system and conversations, nor turns"),
            };
            var said = DialogFormats.Of(row) == DialogFormat.Own && row["kind"] is not null;
            return About.Restore(row, Complete(dialog, id, said ? dialog.Kind : null));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException or KeyNotFoundException)
        {
            throw new FormatException(e.Message, e);
        }
    }

    /// <summary>A column of a table may hold its JSON as text.</summary>
    internal static JsonNode? Part(JsonObject row, string name) => row[name] switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) && name != "system" => text.Length == 0 ? null : JsonNode.Parse(text),
        var node => node,
    };

    private static Dialog Shared(JsonArray turns, string system, JsonArray? tools)
    {
        var read = RowPart.Objects(turns, "turn").Select(t => Spoken(t.Part, t.Place)).ToList();
        var found = tools is null || system.Contains(ToolListReader.Mark) ? ToolListReader.Find(system) : null; // beside tools of its own, a list may be anything
        return new Dialog("", DialogKind.Single, "", ChatMessages.Tools(tools ?? found?.Tools ?? []), read) { Instruction = SystemText.Instruction(system, found?.Place) };
    }

    /// <summary>Some write a call as JSON under a speaker of its own.</summary>
    private static Turn Spoken(JsonObject turn, string place)
    {
        var (speaker, value) = (RowPart.Text(turn, "from", place), RowPart.Text(turn, "value", place));
        return RowPart.At(place, () => new Turn(RoleOf(speaker), speaker == "function_call" ? CallJson.Print(JsonText.Parse(value)) : value));
    }

    private static Role RoleOf(string word) => word switch
    {
        "user" or "human" => Role.User,
        "assistant" or "gpt" or "function_call" => Role.Assistant,
        "tool" or "observation" or "function" => Role.Tool,
        "system" => Role.System,
        _ => throw new FormatException($"'{word}' is no speaker; known are user, assistant and tool"),
    };

    /// <summary>The number of calls follows from the turns, whatever the row says; so does the kind where nothing is said of it.</summary>
    private static Dialog Complete(Dialog dialog, string id, DialogKind? said)
    {
        var calls = dialog.Turns.Where(t => t.Role == Role.Assistant).Select(t => CallSyntax.Read(t.Text)).OfType<CallReading.Calls>().Select(c => c.Items.Count).ToList();
        if (!dialog.Turns.Any(t => t.Role == Role.Assistant))
        {
            throw new FormatException("no assistant speaks in it, so there is nothing to learn");
        }

        return dialog with
        {
            Id = string.IsNullOrEmpty(dialog.Id) ? id : dialog.Id,
            CallCount = calls.Sum(),
            Kind = said ?? calls.Count switch
            {
                0 => DialogKind.NonTool,
                1 when calls[0] == 1 => DialogKind.Single,
                _ when calls.Exists(c => c > 1) => DialogKind.Parallel,
                _ => DialogKind.Dependent,
            },
        };
    }
}
