using ToolAce.Core.Calls;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Tools;

/// <summary>Turns the corpus's kinds into schemas.</summary>
internal static class SchemaBuilder
{
    public const string CodePattern = "^[A-Z][0-9]{2}$";

    public static Schema Parameters(IReadOnlyList<CorpusParameter> parameters) => Dict(
        parameters.Select(p => new SchemaProperty(ToolNames.Identifier(p.Name), Of(p.Kind) with { Description = p.Description })),
        parameters.Where(p => !p.Optional).Select(p => ToolNames.Identifier(p.Name)));

    public static Schema Results(IReadOnlyList<CorpusReturn> returns) => Dict(
        returns.Select(r => new SchemaProperty(ToolNames.Identifier(r.Name), Of(r.Kind))), returns.Select(r => ToolNames.Identifier(r.Name)));

    public static Schema Dict(IEnumerable<SchemaProperty> properties, IEnumerable<string> required) =>
        new() { Type = SchemaType.Dict, Properties = [.. properties], Required = [.. required] };

    public static Schema Choice(IEnumerable<string> options) => new() { Type = SchemaType.String, Enum = [.. options.Select(o => new Literal.Text(o))] };

    public static Schema Of(ValueKind kind) => kind switch
    {
        ValueKind.Words => new Schema { Type = SchemaType.String },
        ValueKind.Choice choice => Choice(choice.Options),
        ValueKind.Count count => new Schema { Type = SchemaType.Integer, Minimum = count.Low, Maximum = count.High },
        ValueKind.Number number => new Schema { Type = SchemaType.Float, Minimum = number.Low, Maximum = number.High },
        ValueKind.Date => new Schema { Type = SchemaType.String, Format = "date" },
        ValueKind.Time => new Schema { Type = SchemaType.String, Format = "time" },
        ValueKind.Code => new Schema { Type = SchemaType.String, Pattern = CodePattern },
        ValueKind.Flag => new Schema { Type = SchemaType.Boolean },
        ValueKind.ListOf list => new Schema { Type = SchemaType.Array, Items = Of(list.Item) },
        ValueKind.Group group => Dict(
            group.Members.Select(m => new SchemaProperty(ToolNames.Identifier(m.Name), Of(m.Kind))), group.Members.Select(m => ToolNames.Identifier(m.Name))),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown kind"),
    };
}
