namespace ToolAce.Synthesis.Documents;

/// <summary>Cuts a text of any length into parts, at the end of a paragraph where there is one, else of a line, else of a word. Holds one part at a time.</summary>
internal static class TextParts
{
    /// <summary>The parts, none longer than <paramref name="most"/> characters; blank ones are dropped.</summary>
    public static IEnumerable<string> Cut(TextReader reader, int most)
    {
        var buffer = new char[most + 1];
        var filled = 0;
        while (true)
        {
            filled += reader.ReadBlock(buffer.AsSpan(filled));
            var end = filled <= most ? filled : Border(buffer.AsSpan(0, most));
            var part = new string(buffer, 0, end).Trim();
            if (part.Length > 0)
            {
                yield return part;
            }

            if (filled <= most)
            {
                yield break;
            }

            buffer.AsSpan(end, filled - end).CopyTo(buffer);
            filled -= end;
        }
    }

    /// <summary>The place to cut at. The first quarter is not looked at, or parts could become many and small.</summary>
    private static int Border(ReadOnlySpan<char> text)
    {
        var (least, line, blank) = (text.Length / 4, -1, -1);
        for (var i = text.Length - 1; i >= least; i--)
        {
            if (text[i] == '\n')
            {
                if (IsEmptyLineBefore(text, i))
                {
                    return i + 1;
                }

                line = line < 0 ? i + 1 : line;
            }
            else if (blank < 0 && char.IsWhiteSpace(text[i]))
            {
                blank = i + 1;
            }
        }

        return line > 0 ? line : blank > 0 ? blank : char.IsHighSurrogate(text[^1]) ? text.Length - 1 : text.Length;
    }

    private static bool IsEmptyLineBefore(ReadOnlySpan<char> text, int end)
    {
        var i = end - 1;
        while (i >= 0 && text[i] is ' ' or '\t' or '\r')
        {
            i--;
        }

        return i >= 0 && text[i] == '\n';
    }
}
