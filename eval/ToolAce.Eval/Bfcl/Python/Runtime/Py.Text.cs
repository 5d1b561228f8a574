using System.Globalization;
using System.Text;

namespace ToolAce.Eval.Bfcl.Python.Runtime;

/// <summary>The methods of <c>str</c>.</summary>
internal static partial class Py
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The receiver of a text's method: <c>value.method</c> fails when it is no text.</summary>
    public static string AsText(PyValue value, string method) => value is PyValue.Str s ? s.Value : throw PyException.NoAttribute(value, method);

    /// <summary><c>value.lower()</c>.</summary>
    public static string Lower(PyValue value) => PyLower.Apply(AsText(value, "lower"));

    /// <summary><c>value.upper()</c>.</summary>
    public static string Upper(PyValue value) => AsText(value, "upper").ToUpperInvariant().Replace("ß", "SS");

    /// <summary><c>value.isdigit()</c>: digits of every script and superscripts, not fractions.</summary>
    public static bool IsDigit(PyValue value)
    {
        var text = AsText(value, "isdigit");
        return text.Length > 0 && text.All(c => CharUnicodeInfo.GetDigitValue(c) >= 0);
    }

    /// <summary><c>value.startswith(prefix)</c>; a tuple of prefixes is any of them.</summary>
    public static bool StartsWith(PyValue value, PyValue prefix) => Affix(value, prefix, "startswith", (text, part) => text.StartsWith(part, StringComparison.Ordinal));

    /// <summary><c>value.endswith(suffix)</c>; a tuple of suffixes is any of them.</summary>
    public static bool EndsWith(PyValue value, PyValue suffix) => Affix(value, suffix, "endswith", (text, part) => text.EndsWith(part, StringComparison.Ordinal));

    /// <summary><c>value.split()</c>: the words between blanks.</summary>
    public static List<string> Words(string text)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var blank = i == text.Length || IsSpace(text[i]);
            if (blank && start >= 0)
            {
                words.Add(text[start..i]);
                start = -1;
            }
            else if (!blank && start < 0)
            {
                start = i;
            }
        }

        return words;
    }

    /// <summary><c>value.splitlines()</c>.</summary>
    public static List<string> Lines(string text)
    {
        var lines = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsLineEnd(text[i]))
            {
                continue;
            }

            lines.Add(text[start..i]);
            i += text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
            start = i + 1;
        }

        if (start < text.Length)
        {
            lines.Add(text[start..]);
        }

        return lines;
    }

    /// <summary><c>text.strip()</c>.</summary>
    public static string Strip(string text) => PyStrings.Strip(text);

    /// <summary><c>separator.join(items)</c>.</summary>
    public static string Join(string separator, PyValue items)
    {
        var text = new StringBuilder();
        var count = 0;
        foreach (var item in items is PyValue.List or PyValue.Tuple or PyValue.Dict or PyValue.Str or PySet ? Iterate(items) : throw PyException.TypeError("can only join an iterable"))
        {
            text.Append(count == 0 ? "" : separator)
                .Append(item is PyValue.Str s ? s.Value : throw PyException.TypeError($"sequence item {count}: expected str instance, {TypeName(item)} found"));
            count++;
        }

        return text.ToString();
    }

    /// <summary><c>len(value.encode("utf-8"))</c>.</summary>
    public static int Utf8Length(PyValue value)
    {
        try
        {
            return StrictUtf8.GetByteCount(AsText(value, "encode"));
        }
        catch (EncoderFallbackException)
        {
            throw new PyException("UnicodeEncodeError", "'utf-8' codec can't encode characters: surrogates not allowed");
        }
    }

    /// <summary>The length in code points.</summary>
    public static int CodePoints(string text)
    {
        var count = text.Length;
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i], text[i + 1]))
            {
                count--;
                i++;
            }
        }

        return count;
    }

    /// <summary>What Python counts as blank: Unicode's blanks and the four separators.</summary>
    public static bool IsSpace(char c) => PyStrings.IsSpace(c);

    private static bool IsLineEnd(char c) => c is >= '\n' and <= '\r' or >= '\u001c' and <= '\u001e' or '\u0085' or '\u2028' or '\u2029';

    private static bool Affix(PyValue value, PyValue affix, string method, Func<string, string, bool> has)
    {
        var text = AsText(value, method);
        return affix switch
        {
            PyValue.Str s => has(text, s.Value),
            PyValue.Tuple tuple => tuple.Items.Any(i => i is PyValue.Str part
                ? has(text, part.Value)
                : throw PyException.TypeError($"tuple for {method} must only contain str, not {TypeName(i)}")),
            _ => throw PyException.TypeError($"{method} first arg must be str or a tuple of str, not {TypeName(affix)}"),
        };
    }

    private static IEnumerable<PyValue> Characters(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var width = PyCharacters.Width(text, i);
            yield return Of(text.Substring(i, width));
            i += width;
        }
    }

    private static string Character(string text, int place)
    {
        var at = 0;
        for (var i = 0; i < place; i++)
        {
            at += PyCharacters.Width(text, at);
        }

        return text.Substring(at, PyCharacters.Width(text, at));
    }
}
