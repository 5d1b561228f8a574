using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Synthesis.Formats.ToolLists;

namespace ToolAce.Synthesis.Formats.Dialogs;

/// <summary>
/// Writes dialogs in public formats; <see cref="DialogReader"/> reads them back equal, but for lineage of tools, seeded faults and, in OpenAI's, tuples
/// (arrays there).
/// </summary>
public static class DialogWriter
{
    /// <summary>One row.</summary>
    public static JsonObject Write(Dialog dialog, DialogFormat format)
    {
        var row = format switch
        {
            DialogFormat.Own => JsonSerializer.SerializeToNode(dialog, CoreJson.Options)!.AsObject(),
            DialogFormat.ToolAce => new JsonObject
            {
                ["id"] = dialog.Id,
                ["system"] = System(dialog),
                ["conversations"] = Conversations(dialog, role => CoreJson.Word(role)),
            },
            DialogFormat.ShareGpt => new JsonObject
            {
                ["id"] = dialog.Id,
                ["conversations"] = Conversations(dialog, Speaker),
                ["tools"] = ToolListWriter.Write(dialog.Tools, ToolFlavour.Bfcl).ToJsonString(CoreJson.Options), // as text: tables have no type for it
            },
            DialogFormat.OpenAi => new JsonObject
            {
                ["id"] = dialog.Id,
                ["messages"] = ChatMessageWriter.Write(dialog),
                ["tools"] = ToolListWriter.Write(dialog.Tools, ToolFlavour.Chat),
            },
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "unknown format"),
        };
        if (format != DialogFormat.Own)
        {
            About.Write(row, dialog, instruction: format != DialogFormat.OpenAi);
        }

        return row;
    }

    private static string System(Dialog dialog) =>
        $"{dialog.Instruction ?? SystemText.Intro}\n{ToolListReader.Mark}\n{ToolListWriter.Write(dialog.Tools, ToolFlavour.ToolAce).ToJsonString(CoreJson.Options)}\n{SystemText.Outro}";

    private static JsonArray Conversations(Dialog dialog, Func<Role, string> word) =>
        [.. dialog.Turns.Select(t => (JsonNode)new JsonObject { ["from"] = word(t.Role), ["value"] = t.Text })];

    private static string Speaker(Role role) => role switch
    {
        Role.User => "human",
        Role.Assistant => "gpt",
        Role.Tool => "observation",
        Role.System => "system",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "unknown role"),
    };
}
