using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Randomness;
using ToolAce.Core.Schemas;

namespace ToolAce.Synthesis.Faults;

/// <summary>Faults of tool definitions.</summary>
internal static class DefinitionFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("definition-no-description", (d, _, r) => OneTool(d, r, t => t with { Description = "" })),
        new("definition-required-unknown", (d, _, r) => OneTool(d, r, t => t with { Parameters = t.Parameters with { Required = [.. t.Parameters.Required, "ticket_kind"] } })),
        new("definition-list-without-items", (d, _, r) => OneParameter(d, r, s => s.Type == SchemaType.Array, s => s with { Items = null })),
        new("definition-range-reversed", (d, _, r) => OneParameter(d, r, s => s.Minimum < s.Maximum, s => s with { Minimum = s.Maximum, Maximum = s.Minimum })),
    ];

    public static Dialog? OneTool(Dialog dialog, Random random, Func<ApiDefinition, ApiDefinition> spoil) =>
        dialog.Tools.Count == 0 ? null : Replace(dialog, random.Pick(dialog.Tools), spoil);

    public static Dialog? OneParameter(Dialog dialog, Random random, Func<Schema, bool> applies, Func<Schema, Schema> spoil)
    {
        var places = dialog.Tools.SelectMany(t => t.Parameters.Properties.Where(p => applies(p.Schema)).Select(p => (Tool: t, p.Name))).ToArray();
        if (places.Length == 0)
        {
            return null;
        }

        var (tool, name) = random.Pick(places);
        return Replace(dialog, tool, t => t with
        {
            Parameters = t.Parameters with { Properties = [.. t.Parameters.Properties.Select(p => p.Name == name ? p with { Schema = spoil(p.Schema) } : p)] },
        });
    }

    public static Dialog Replace(Dialog dialog, ApiDefinition tool, Func<ApiDefinition, ApiDefinition> spoil) =>
        dialog with { Tools = [.. dialog.Tools.Select(t => ReferenceEquals(t, tool) ? spoil(t) : t)] };
}
