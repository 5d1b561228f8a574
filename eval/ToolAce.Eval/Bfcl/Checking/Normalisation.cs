using System.Buffers;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.Checking;

/// <summary>The checker's normal form of strings: without blanks and <c>, . / - _ * ^</c>, lower case as in Python, double quotes for single ones.</summary>
internal static class Normalisation
{
    private const int MaximumOnStack = 256;

    // What the normal form changes among the ASCII characters; text without any of it is its own normal form.
    private static readonly SearchValues<char> Changed = SearchValues.Create(" ,./-_*^'ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    public static string Apply(string text)
    {
        if (!System.Text.Ascii.IsValid(text))
        {
            return PyLower.Apply(Kept(text)).Replace('\'', '"');
        }

        return text.AsSpan().ContainsAny(Changed) ? ApplyToAscii(text) : text;
    }

    /// <summary>A string in its normal form; any other value as it is.</summary>
    public static PyValue Apply(PyValue value) => value is PyValue.Str text ? text.Normal : value;

    public static PyValue.Str Of(PyValue.Str text) => Apply(text.Value) is var normal && ReferenceEquals(normal, text.Value) ? text : new PyValue.Str(normal);

    private static string ApplyToAscii(string text)
    {
        var kept = text.Length <= MaximumOnStack ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            if (!IsDropped(c))
            {
                kept[length++] = c == '\'' ? '"' : char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;
            }
        }

        return new string(kept[..length]);
    }

    private static string Kept(string text) => string.Concat(text.Where(c => !IsDropped(c)));

    private static bool IsDropped(char c) => c is ' ' or ',' or '.' or '/' or '-' or '_' or '*' or '^';
}
