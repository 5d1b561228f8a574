using ToolAce.Eval.Bfcl.Checking;
using ToolAce.Eval.Bfcl.Conversion;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.Java;

/// <summary>Turns Java source, as an argument holds it, into a Python value of the declared type. What does not look like a literal of that type stays text.</summary>
internal static class JavaConverter
{
    /// <param name="text">The argument's source.</param>
    /// <param name="type">The declared type's word.</param>
    /// <param name="items">The declared type of a collection's items; null when none is.</param>
    /// <exception cref="CheckerException">The official converter raises: the type is unknown or not supported, or a number has too many digits.</exception>
    public static PyValue Convert(string text, string? type, string? items = null) => type switch
    {
        "byte" or "short" or "integer" => Whole(text, NumberPattern.Match(text)),
        "long" => Whole(text, NumberPattern.Match(text, suffix: 'l', anyCase: true)),
        "float" => Real(text, NumberPattern.Match(text, fraction: true, exponent: true, suffix: 'f', anyCase: true)),
        "double" => Real(text, NumberPattern.Match(text, fraction: true, exponent: true)),
        "boolean" when text is "true" or "false" => new PyValue.Bool(text == "true"),
        "boolean" or "char" or "String" or "any" => new PyValue.Str(text),
        "Array" => JavaCollections.Array(text, items),
        "ArrayList" => JavaCollections.ArrayList(text, items),
        "HashMap" => JavaCollections.HashMap(text),
        "Set" or "Hashtable" or "Queue" or "Stack" => throw new CheckerException("NotImplementedError", $"{type} is not converted"),
        _ => throw new CheckerException("ValueError", $"unsupported type {type}"),
    };

    /// <summary>A value whose type nobody declared: an entry of a map, an item of a raw list.</summary>
    public static PyValue Guess(string text)
    {
        if (text is "true" or "false")
        {
            return new PyValue.Bool(text == "true");
        }

        if (text.StartsWith('"') && text.EndsWith('"'))
        {
            return new PyValue.Str(PyStrings.Inner(text).ToString());
        }

        if (NumberPattern.Match(text, suffix: 'l', anyCase: true) is { Length: > 0 } whole)
        {
            return Whole(text, whole);
        }

        return NumberPattern.Match(text, fraction: true, exponent: true, suffix: 'f', anyCase: true) is { Length: > 0 } real
            ? Real(text, real)
            : (PyValue?)PyConversions.ToInt(text) ?? PyConversions.ToFloat(text) ?? (PyValue)new PyValue.Str(text);
    }

    private static PyValue Whole(string text, ReadOnlySpan<char> literal) => literal.IsEmpty
        ? new PyValue.Str(text)
        : PyConversions.ToInt(literal) ?? throw new CheckerException("ValueError", "a number has too many digits");

    private static PyValue Real(string text, ReadOnlySpan<char> literal) => literal.IsEmpty ? new PyValue.Str(text) : PyConversions.ToFloat(literal)!;
}
