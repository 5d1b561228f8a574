using ToolAce.Core.Schemas;

namespace ToolAce.Synthesis.Formats.Schemas;

/// <summary>Two schemas that both hold (<c>allOf</c>) as one. Where they disagree the first wins, except for bounds: the narrower one does.</summary>
internal static class SchemaMerge
{
    public static Schema Of(Schema first, Schema second)
    {
        var properties = first.Properties.ToList();
        foreach (var property in second.Properties)
        {
            var at = properties.FindIndex(p => p.Name == property.Name);
            if (at < 0)
            {
                properties.Add(property);
            }
            else
            {
                properties[at] = new SchemaProperty(property.Name, Of(properties[at].Schema, property.Schema));
            }
        }

        return new Schema
        {
            Type = first.Type == SchemaType.Any ? second.Type : first.Type,
            Description = first.Description ?? second.Description,
            Properties = properties,
            Required = [.. first.Required.Union(second.Required)],
            Items = first.Items is { } items && second.Items is { } others ? Of(items, others) : first.Items ?? second.Items,
            Enum = first.Enum.Count > 0 ? first.Enum : second.Enum,
            Pattern = first.Pattern ?? second.Pattern,
            Format = first.Format ?? second.Format,
            Minimum = Narrower(first.Minimum, second.Minimum, Math.Max),
            Maximum = Narrower(first.Maximum, second.Maximum, Math.Min),
            Default = first.Default ?? second.Default,
        };
    }

    private static double? Narrower(double? a, double? b, Func<double, double, double> choose) => a is { } x && b is { } y ? choose(x, y) : a ?? b;
}
