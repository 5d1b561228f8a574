namespace ToolAce.Core.Schemas;

/// <summary>The type words of function definitions (BFCL's Python-flavoured ones; JSON Schema's are read as their equals).</summary>
public enum SchemaType
{
    /// <summary>Text.</summary>
    String,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A real number; whole ones are accepted.</summary>
    Float,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A list.</summary>
    Array,

    /// <summary>A dictionary.</summary>
    Dict,

    /// <summary>A list of fixed meaning; written as a list here.</summary>
    Tuple,

    /// <summary>Anything.</summary>
    Any,
}
