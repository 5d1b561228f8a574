using ToolAce.Eval.Bfcl.Conversion;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.JavaScript;

/// <summary>
/// Reads an object at the start of JavaScript source, by the official patterns: up to the first closing brace, on one line; a value ends at a comma that another
/// <c>key:</c> follows before the next comma. Anything else stays text.
/// </summary>
internal static class JavaScriptObjects
{
    public static PyValue Read(string code)
    {
        if (!code.StartsWith('{') || new LineSearch(code, "}").From(1) is not (var end and >= 0))
        {
            return new PyValue.Str(code);
        }

        var content = code.AsSpan(1, end - 1);
        var entries = new PyValue.Dict();
        for (var at = 0; content[at..].IndexOf(':') is var length and >= 0;)
        {
            if (length == 0)
            {
                at++;
                continue;
            }

            var key = PyStrings.Strip(content.Slice(at, length)).Trim("'\"");
            var scanner = new TextScanner(content, at + length + 1);
            scanner.Spaces();
            var (valueEnd, next) = ValueEnd(content, scanner.Position);
            entries.Set(key.ToString(), Value(PyStrings.Strip(content[scanner.Position..valueEnd])));
            at = next;
        }

        return entries;
    }

    private static PyValue Value(ReadOnlySpan<char> value) => value.StartsWith("[") && value.EndsWith("]")
        ? JavaScriptArrays.Read(value.ToString(), items: null)
        : JavaScriptConverter.Guess(value.Trim("'\""));

    // Where a value ends, and where the next key begins.
    private static (int End, int Next) ValueEnd(ReadOnlySpan<char> content, int start)
    {
        for (var comma = Find(content, ',', start); comma < content.Length;)
        {
            var limit = Find(content, ',', comma + 1);
            var colon = content[(comma + 1)..limit].LastIndexOf(':') + comma + 1;
            if (colon >= comma + 2)
            {
                var scanner = new TextScanner(content, comma + 1);
                scanner.Spaces();
                // A key has at least one character, if need be a blank.
                return (comma, colon > scanner.Position ? scanner.Position : scanner.Position - 1);
            }

            comma = limit;
        }

        return (content.Length, content.Length);
    }

    private static int Find(ReadOnlySpan<char> content, char wanted, int start)
    {
        var found = content[start..].IndexOf(wanted);
        return found < 0 ? content.Length : start + found;
    }
}
