using ToolAce.Eval.Bfcl.Conversion;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.Java;

/// <summary>
/// Finds array, list and map creations anywhere in Java source, by the official patterns: items are split at every comma, also inside strings; nothing found leaves
/// the text as it is. Every search is one pass over the text.
/// </summary>
internal static class JavaCollections
{
    /// <summary><c>new T[] {…}</c> on one line.</summary>
    public static PyValue Array(string text, string? items)
    {
        var ends = new LineSearch(text, "}");
        for (var at = 0; NextNew(text, ref at, out var scanner);)
        {
            if (!scanner.Word() || !scanner.Accept("[]"))
            {
                continue;
            }

            scanner.Spaces();
            if (scanner.Accept("{") && ends.From(scanner.Position) is var end and >= 0)
            {
                return Items(text.AsSpan(scanner.Position, end - scanner.Position), items);
            }
        }

        return new PyValue.Str(text);
    }

    /// <summary><c>new ArrayList&lt;T>(Arrays.asList(…))</c>, else <c>new ArrayList&lt;T>() {{ add(…); }}</c>, else <c>new ArrayList&lt;T>()</c>.</summary>
    public static PyValue ArrayList(string text, string? items)
    {
        var ends = new LineSearch(text, "))");
        for (var at = 0; NextList(text, ref at, out var scanner);)
        {
            if (scanner.Accept("(Arrays.asList(") && ends.From(scanner.Position, least: 1) is var end and >= 0)
            {
                return Listed(text.AsSpan(scanner.Position, end - scanner.Position), items);
            }
        }

        if (Body(text) is { } body)
        {
            return Added(body, items);
        }

        for (var at = 0; NextList(text, ref at, out var scanner);)
        {
            if (scanner.Accept("()"))
            {
                return new PyValue.List([]);
            }
        }

        return new PyValue.Str(text);
    }

    /// <summary><c>new HashMap&lt;…>() {{ put("key", value); }}</c>, else <c>new HashMap&lt;…>()</c>.</summary>
    public static PyValue HashMap(string text)
    {
        var first = true;
        var line = 0;
        for (var at = 0; NextNew(text, ref at, out var scanner);)
        {
            if (!scanner.Accept("HashMap<"))
            {
                continue;
            }

            // What a later creation could be filled with, the first one is.
            if (first && JavaMaps.Filled(text, scanner.Position) is { } entries)
            {
                return entries;
            }

            first = false;
            if (scanner.Position >= line && JavaMaps.IsEmpty(text, scanner.Position, out line))
            {
                return new PyValue.Dict();
            }
        }

        return new PyValue.Str(text);
    }

    private static PyValue.List Items(ReadOnlySpan<char> source, string? type)
    {
        var items = new List<PyValue>();
        foreach (var range in source.Split(','))
        {
            if (PyStrings.Strip(source[range]) is { Length: > 0 } item)
            {
                items.Add(string.IsNullOrEmpty(type) ? JavaConverter.Guess(item.ToString()) : JavaConverter.Convert(item.ToString(), type));
            }
        }

        return new PyValue.List(items);
    }

    private static PyValue.List Listed(ReadOnlySpan<char> source, string? type)
    {
        var items = new List<PyValue>();
        foreach (var range in source.Split(','))
        {
            items.Add(Item(PyStrings.Strip(source[range]), type));
        }

        return new PyValue.List(items);
    }

    // Every add(…) whose closing bracket stands on its line.
    private static PyValue.List Added(string body, string? type)
    {
        const string add = "add(";
        var items = new List<PyValue>();
        var ends = new LineSearch(body, ")");
        for (var at = body.IndexOf(add, StringComparison.Ordinal); at >= 0; at = body.IndexOf(add, at, StringComparison.Ordinal))
        {
            at += add.Length;
            if (ends.From(at, least: 1) is var end and >= 0)
            {
                items.Add(Item(PyStrings.Strip(body.AsSpan(at, end - at)), type));
                at = end + 1;
            }
        }

        return new PyValue.List(items);
    }

    private static PyValue Item(ReadOnlySpan<char> item, string? type) => type switch
    {
        "char" or "String" => new PyValue.Str(PyStrings.Inner(item).ToString()),
        null or "" => JavaConverter.Guess(item.ToString()),
        _ => JavaConverter.Convert(item.ToString(), type),
    };

    // What stands between {{ and the next }}, blanks around left out; at least one character, if need be a blank.
    private static string? Body(string text)
    {
        for (var at = 0; NextList(text, ref at, out var scanner);)
        {
            if (!scanner.Accept("()"))
            {
                continue;
            }

            scanner.Spaces();
            if (!scanner.Accept("{{"))
            {
                continue;
            }

            var open = scanner.Position;
            scanner.Spaces();
            var start = scanner.Position;
            var end = start < text.Length ? text.IndexOf("}}", start + 1, StringComparison.Ordinal) : -1;
            if (end < 0 && start > open && text.AsSpan(start).StartsWith("}}", StringComparison.Ordinal))
            {
                return text[(start - 1)..start];
            }

            if (end < 0)
            {
                continue;
            }

            while (end > start + 1 && PyStrings.IsSpace(text[end - 1]))
            {
                end--;
            }

            return text[start..end];
        }

        return null;
    }

    // The next "new ArrayList<T>"; the scanner stands behind it.
    private static bool NextList(string text, ref int at, out TextScanner scanner)
    {
        while (NextNew(text, ref at, out scanner))
        {
            if (scanner.Accept("ArrayList<"))
            {
                scanner.Word();
                if (scanner.Accept(">"))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // The next "new" with a blank behind it; the scanner stands behind the blanks.
    private static bool NextNew(string text, ref int at, out TextScanner scanner)
    {
        while (text.IndexOf("new", at, StringComparison.Ordinal) is var found and >= 0)
        {
            at = found + 3;
            scanner = new TextScanner(text, at);
            if (scanner.Spaces())
            {
                return true;
            }
        }

        scanner = new TextScanner(text, text.Length);
        return false;
    }
}
