using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.Formats;

/// <summary>Values in XML calls, by the type that stands beside them.</summary>
internal static class XmlValues
{
    /// <param name="text">The value as written.</param>
    /// <param name="type">The type's word; null means string. An unknown word leaves the text as it is.</param>
    /// <exception cref="FormatException">The text is no such value.</exception>
    public static PyValue Convert(string text, string? type) => type switch
    {
        "integer" => PyConversions.ToInt(text) ?? throw NoNumber(text),
        "float" => PyConversions.ToFloat(text) ?? throw NoNumber(text),
        "boolean" => new PyValue.Bool(PyLower.Apply(text) == "true"),
        "null" => PyValue.None.Value,
        "array" or "tuple" or "object" or "dict" => PyLiteralEval.Evaluate(text),
        _ => new PyValue.Str(text),
    };

    private static PySyntaxException NoNumber(string text) => new($"'{text}' is no number", "ValueError");
}
