using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Synthesis.Formats.Texts;

namespace ToolAce.Synthesis.Formats.Dialogs;

/// <summary>
/// What a dialog of ours says beyond its turns and tools, in one member that other programs pass over. A seeded fault is not told: it is the answer to the
/// test that verification takes.
/// </summary>
internal sealed record About(DialogKind Kind, string? Domain, string? Instruction, Complexity? Complexity, IReadOnlyList<Adjustment>? Adjustments, double? Dissimilarity)
{
    private const string Key = "about";

    public static void Write(JsonObject row, Dialog dialog, bool instruction) => row[Key] = JsonSerializer.SerializeToNode(
        new About(
            dialog.Kind,
            dialog.Domain.Length == 0 ? null : dialog.Domain,
            instruction ? dialog.Instruction : null,
            dialog.Complexity,
            dialog.Adjustments.Count == 0 ? null : dialog.Adjustments,
            dialog.Dissimilarity == 0 ? null : dialog.Dissimilarity),
        CoreJson.Options);

    /// <summary>Puts it back. A member of that name that says something else is left alone.</summary>
    public static Dialog Restore(JsonObject row, Dialog dialog)
    {
        if (row.Object(Key) is not { } written || written.Text("kind") is null)
        {
            return dialog;
        }

        try
        {
            var about = written.Deserialize<About>(CoreJson.Options)!;
            return dialog with
            {
                Id = row.Text("id") ?? dialog.Id,
                Kind = about.Kind,
                Domain = about.Domain ?? dialog.Domain,
                Instruction = about.Instruction ?? dialog.Instruction,
                Complexity = about.Complexity,
                Adjustments = about.Adjustments ?? [],
                Dissimilarity = about.Dissimilarity ?? 0,
            };
        }
        catch (JsonException)
        {
            return dialog;
        }
    }
}
