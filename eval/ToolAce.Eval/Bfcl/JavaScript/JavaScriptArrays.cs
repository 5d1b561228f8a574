using ToolAce.Eval.Bfcl.Checking;
using ToolAce.Eval.Bfcl.Conversion;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.JavaScript;

/// <summary>
/// Reads an array at the start of JavaScript source, by the official patterns: <c>[…]</c> or <c>new Array(…)</c>, or such a one of arrays; items are split at every
/// comma, also inside strings. Anything else stays text.
/// </summary>
internal static class JavaScriptArrays
{
    public static PyValue Read(string code, string? items)
    {
        var (start, close) = Start(code);
        if (start < 0)
        {
            return new PyValue.Str(code);
        }

        if (MatrixEnd(code, start, close) is var matrix and >= 0)
        {
            return Rows(code.AsSpan(0, matrix));
        }

        var end = new LineSearch(code, close).From(start);
        try
        {
            return end < 0 ? new PyValue.Str(code) : Row(PyStrings.Strip(code.AsSpan(start, end - start)), items);
        }
        catch (CheckerException)
        {
            return new PyValue.Str(code);
        }
    }

    // Where the items begin, and what closes them.
    private static (int Start, string Close) Start(string code)
    {
        var scanner = new TextScanner(code, 0);
        if (scanner.Accept("["))
        {
            return (scanner.Position, "]");
        }

        return scanner.Accept("new") && scanner.Spaces() && scanner.Accept("Array(") ? (scanner.Position, ")") : (-1, "");
    }

    // An inner array ends at the first bracket, on its line, behind which comes the end of the outer one or the start of the next.
    private static int MatrixEnd(string code, int start, string close)
    {
        var scanner = new TextScanner(code, start);
        scanner.Spaces();
        if (!scanner.Accept("["))
        {
            return -1;
        }

        var ends = new LineSearch(code, "]");
        for (var end = ends.From(scanner.Position); end >= 0; end = ends.From(scanner.Position))
        {
            scanner = new TextScanner(code, end + 1);
            scanner.Spaces();
            if (scanner.Accept(close))
            {
                return scanner.Position;
            }

            if (!Opens(ref scanner))
            {
                scanner = new TextScanner(code, end + 1);
            }
        }

        return -1;
    }

    private static bool Opens(ref TextScanner scanner)
    {
        if (!scanner.Accept(","))
        {
            return false;
        }

        scanner.Spaces();
        return scanner.Accept("[");
    }

    private static PyValue.List Rows(ReadOnlySpan<char> code)
    {
        var rows = new List<PyValue>();
        var ends = new LineSearch(code, "]");
        for (var at = 0; code[at..].IndexOf('[') is var open and >= 0;)
        {
            at += open + 1;
            if (ends.From(at) is var end and >= 0)
            {
                var row = PyStrings.Strip(code[at..end]);
                rows.Add(Guessed(rows.Count == 0 && row.StartsWith("[") ? row[1..] : row));
                at = end + 1;
            }
        }

        return new PyValue.List(rows);
    }

    private static PyValue.List Row(ReadOnlySpan<char> source, string? type)
    {
        if (source.IsEmpty)
        {
            return new PyValue.List([]);
        }

        return string.IsNullOrEmpty(type) ? Guessed(source) : Converted(source, type);
    }

    private static PyValue.List Guessed(ReadOnlySpan<char> source)
    {
        var items = new List<PyValue>();
        foreach (var range in source.Split(','))
        {
            items.Add(JavaScriptConverter.Guess(source[range]));
        }

        return new PyValue.List(items);
    }

    private static PyValue.List Converted(ReadOnlySpan<char> source, string type)
    {
        var items = new List<PyValue>();
        foreach (var range in source.Split(','))
        {
            var item = PyStrings.Strip(source[range]);
            items.Add(JavaScriptConverter.Convert(item.ToString(), type, item.Length > 0 && item[0] is '"' or '\'' ? "String" : null));
        }

        return new PyValue.List(items);
    }
}
