using ToolAce.Eval.Bfcl.Checking;
using ToolAce.Eval.Bfcl.Conversion;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.JavaScript;

/// <summary>Turns JavaScript source, as an argument holds it, into a Python value of the declared type. What does not look like a literal of that type stays text.</summary>
internal static class JavaScriptConverter
{
    /// <param name="text">The argument's source.</param>
    /// <param name="type">The declared type's word.</param>
    /// <param name="items">The declared type of an array's items; null when none is.</param>
    /// <exception cref="CheckerException">The official converter raises: the type is unknown, or a number cannot be converted.</exception>
    public static PyValue Convert(string text, string? type, string? items = null) => type switch
    {
        "String" => new PyValue.Str(IsQuoted(text) ? PyStrings.Inner(text).ToString() : text),
        "integer" => NumberPattern.Match(text) is { Length: > 0 } whole ? Whole(whole) : new PyValue.Str(text),
        "float" => NumberPattern.Match(text, fraction: true) is { Length: > 0 } real ? PyConversions.ToFloat(real)! : new PyValue.Str(text),
        // The official code cuts off the last character, which may be a line end behind the n.
        "Bigint" => NumberPattern.Match(text, suffix: 'n') is { Length: > 0 } big ? Whole(text.EndsWith('\n') ? text : big) : new PyValue.Str(text),
        "Boolean" when text is "true" or "false" => new PyValue.Bool(text == "true"),
        "Boolean" or "any" => new PyValue.Str(text),
        "dict" => JavaScriptObjects.Read(PyStrings.Strip(text)),
        "array" => JavaScriptArrays.Read(PyStrings.Strip(text), items),
        _ => throw new CheckerException("ValueError", $"unsupported type {type}"),
    };

    /// <summary>A value whose type nobody declared: an entry of an object, an item of an array.</summary>
    public static PyValue Guess(ReadOnlySpan<char> text)
    {
        var value = PyStrings.Strip(text);
        return value switch
        {
            "true" or "false" => new PyValue.Bool(value is "true"),
            _ when IsQuoted(value) => new PyValue.Str(PyStrings.Inner(value).ToString()),
            _ => (PyValue?)PyConversions.ToInt(value) ?? PyConversions.ToFloat(value) ?? (PyValue)new PyValue.Str(value.ToString()),
        };
    }

    private static PyValue.Int Whole(ReadOnlySpan<char> literal) => PyConversions.ToInt(literal) ?? throw new CheckerException("ValueError", "a number cannot be converted");

    // One and the same quote at both ends; a lone quote is both.
    private static bool IsQuoted(ReadOnlySpan<char> text) => text.Length > 0 && text[0] is '"' or '\'' && text[^1] == text[0];
}
