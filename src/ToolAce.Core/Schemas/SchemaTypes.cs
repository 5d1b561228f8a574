namespace ToolAce.Core.Schemas;

/// <summary>Type words as text.</summary>
public static class SchemaTypes
{
    /// <summary>The word of BFCL's definitions.</summary>
    public static string Word(SchemaType type) => type switch
    {
        SchemaType.String => "string",
        SchemaType.Integer => "integer",
        SchemaType.Float => "float",
        SchemaType.Boolean => "boolean",
        SchemaType.Array => "array",
        SchemaType.Dict => "dict",
        SchemaType.Tuple => "tuple",
        SchemaType.Any => "any",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "unknown type"),
    };

    /// <summary>Reads a type word of BFCL, JSON Schema or Python; null when it is none.</summary>
    public static SchemaType? Parse(string word) => word switch
    {
        "string" or "str" => SchemaType.String,
        "integer" or "int" => SchemaType.Integer,
        "float" or "number" or "double" => SchemaType.Float,
        "boolean" or "bool" => SchemaType.Boolean,
        "array" or "list" => SchemaType.Array,
        "dict" or "object" => SchemaType.Dict,
        "tuple" => SchemaType.Tuple,
        "any" => SchemaType.Any,
        _ => null,
    };
}
