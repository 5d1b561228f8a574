using ToolAce.Core.Schemas;

namespace ToolAce.Synthesis.Tools;

/// <summary>What counts as nested (methods.md A1): a list of lists, a list of dictionaries, or a dictionary within a dictionary that is itself a parameter.</summary>
public static class NestedTypes
{
    /// <summary>Whether some parameter of this dictionary of parameters is nested or holds something that is.</summary>
    public static bool In(Schema parameters) => parameters.Properties.Any(p => IsNested(p.Schema));

    private static bool IsNested(Schema schema) => schema switch
    {
        { Type: SchemaType.Array or SchemaType.Tuple, Items: { } items } => items.Type is SchemaType.Array or SchemaType.Tuple or SchemaType.Dict || IsNested(items),
        { Type: SchemaType.Dict } => schema.Properties.Any(p => p.Schema.Type == SchemaType.Dict || IsNested(p.Schema)),
        _ => false,
    };
}
