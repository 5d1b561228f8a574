using ToolAce.Core.Apis;
using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Randomness;
using ToolAce.Core.Schemas;

namespace ToolAce.Synthesis.Faults;

/// <summary>Faults of tool definitions that only the wide list has.</summary>
internal static class SchemaFaults
{
    private const string Ghost = "ghost";

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("schema-name-empty", (d, _, r) => DefinitionFaults.OneTool(d, r, t => t with { Name = "" })),
        new("schema-tool-twice", (d, _, r) => d.Tools.Count == 0 ? null : d with { Tools = [.. d.Tools, r.Pick(d.Tools) with { Description = "The same, described again" }] }),
        new("schema-parameters-no-dictionary", (d, _, r) => DefinitionFaults.OneTool(d, r, t => t with { Parameters = new Schema { Type = SchemaType.String } })),
        new("schema-parameter-twice", (d, _, r) => Parameters(d, r, p => p with { Properties = [.. p.Properties, p.Properties[0]] })),
        new("schema-parameter-unnamed", (d, _, r) => Parameters(d, r, p => p with { Properties = [.. p.Properties, new SchemaProperty("", p.Properties[0].Schema)] })),
        new("schema-required-twice", (d, _, r) => Parameters(d, r, p => p with { Required = [.. p.Required, p.Properties[0].Name, p.Properties[0].Name] })),
        new("schema-pattern-broken", (d, _, r) => DefinitionFaults.OneParameter(d, r, s => s is { Type: SchemaType.String, Enum.Count: 0 }, s => s with { Pattern = "([A-Z]{2}" })),
        new("schema-pattern-on-number", (d, _, r) => DefinitionFaults.OneParameter(d, r, s => s.Type is SchemaType.Integer or SchemaType.Float, s => s with { Pattern = "^[0-9]+$" })),
        new("schema-range-on-text", (d, _, r) => DefinitionFaults.OneParameter(d, r, s => s.Type == SchemaType.String, s => s with { Minimum = 1, Maximum = 9 })),
        new("schema-enum-of-another-type", (d, _, r) => DefinitionFaults.OneParameter(d, r, s => s.Type == SchemaType.String, s => s with { Enum = [.. s.Enum, new Literal.Integer(5)] })),
        new("schema-enum-twice", (d, _, r) => DefinitionFaults.OneParameter(d, r, s => s.Enum.Count > 0, s => s with { Enum = [.. s.Enum, s.Enum[0]] })),
        new("schema-default-not-allowed", (d, _, r) => DefinitionFaults.OneParameter(d, r, s => s.Enum.Count > 0, s => s with { Default = new Literal.Text("none of these") })),
        new("schema-default-of-another-type", (d, _, r) => DefinitionFaults.OneParameter(d, r, s => s.Type is SchemaType.Integer or SchemaType.Boolean, s => s with { Default = new Literal.Text("many") })),
        new("schema-nested-required-unknown", (d, _, r) => DefinitionFaults.OneParameter(d, r, s => s.Properties.Count > 0 || s.Items?.Properties.Count > 0, Haunted)),
        new("schema-results-required-unknown", (d, _, r) => d.Tools.Any(t => t.Results is null)
            ? null
            : DefinitionFaults.OneTool(d, r, t => t with { Results = Haunted(t.Results!) })),
    ];

    private static Schema Haunted(Schema schema) => schema.Properties.Count == 0 && schema.Items is { } items
        ? schema with { Items = Haunted(items) }
        : schema with { Required = [.. schema.Required, Ghost] };

    private static Dialog? Parameters(Dialog dialog, Random random, Func<Schema, Schema> spoil)
    {
        ApiDefinition[] tools = [.. dialog.Tools.Where(t => t.Parameters.Properties.Count > 0)];
        return tools.Length == 0 ? null : DefinitionFaults.Replace(dialog, random.Pick(tools), t => t with { Parameters = spoil(t.Parameters) });
    }
}
