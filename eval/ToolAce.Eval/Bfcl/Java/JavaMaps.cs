using ToolAce.Eval.Bfcl.Conversion;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.Java;

/// <summary>Reads what follows <c>new HashMap&lt;</c>.</summary>
internal static class JavaMaps
{
    /// <summary>The entries of the first <c>…>() {</c> from <paramref name="start"/> on, on whatever line; null when there is none.</summary>
    public static PyValue.Dict? Filled(string text, int start)
    {
        var lastBrace = text.LastIndexOf('}');
        for (var at = text.IndexOf('>', start); at >= 0; at = text.IndexOf('>', at + 1))
        {
            if (!IsCreated(text, at, out var scanner))
            {
                continue;
            }

            scanner.Spaces();
            if (scanner.Accept("{") && scanner.Position <= lastBrace)
            {
                scanner.Spaces();
                _ = scanner.Accept("{");
                scanner.Spaces();
                return Entries(text[scanner.Position..text.IndexOf('}', scanner.Position)]);
            }
        }

        return null;
    }

    /// <summary>Whether <c>…>()</c> follows from <paramref name="start"/> on, up to <c>></c> on the same line. When not, <paramref name="line"/> is where the next line begins.</summary>
    public static bool IsEmpty(string text, int start, out int line)
    {
        line = text.IndexOf('\n', start) is var end and >= 0 ? end + 1 : text.Length;
        for (var at = text.IndexOf('>', start); at >= 0 && at < line; at = text.IndexOf('>', at + 1))
        {
            if (IsCreated(text, at, out _))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsCreated(string text, int bracket, out TextScanner scanner)
    {
        scanner = new TextScanner(text, bracket + 1);
        scanner.Spaces();
        return scanner.Accept("()");
    }

    // put("key", value): the key ends at the first quote with a comma behind which the value still closes on one line.
    private static PyValue.Dict Entries(string body)
    {
        const string put = "put(\"";
        var entries = new PyValue.Dict();
        var keyEnds = new LineSearch(body, "\",");
        var valueEnds = new LineSearch(body, ")");
        for (var at = body.IndexOf(put, StringComparison.Ordinal); at >= 0; at = body.IndexOf(put, at, StringComparison.Ordinal))
        {
            at += put.Length;
            if (Entry(body, at, ref keyEnds, ref valueEnds) is var (keyEnd, value, end) && end >= 0)
            {
                entries.Set(body[at..keyEnd], JavaConverter.Guess(PyStrings.Strip(body[value..end])));
                at = end + 1;
            }
            else
            {
                // No key on this line ends better for a put further on.
                var line = body.IndexOf('\n', at);
                at = line < 0 ? body.Length : line;
            }
        }

        return entries;
    }

    // Where the key ends, and where the value begins and ends; -1 when no key that begins here is followed by a value.
    private static (int KeyEnd, int Value, int End) Entry(string body, int key, ref LineSearch keyEnds, ref LineSearch valueEnds)
    {
        for (var keyEnd = keyEnds.From(key); keyEnd >= 0; keyEnd = keyEnds.From(keyEnd + 1))
        {
            var scanner = new TextScanner(body, keyEnd + 2);
            scanner.Spaces();
            if (valueEnds.From(scanner.Position) is var end and >= 0)
            {
                return (keyEnd, scanner.Position, end);
            }
        }

        return (-1, -1, -1);
    }
}
