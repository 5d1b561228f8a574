using System.Text;

namespace ToolAce.Cycles.Stages.Importing;

/// <summary>
/// The items of a JSON list as texts, one at a time: a list of any size passes through bounded memory. Only brackets, commas and quotes are looked at, so what is wrong
/// within an item is that item's trouble alone.
/// </summary>
internal static class JsonListItems
{
    private const int Stretch = 1 << 16;

    /// <summary>Each item's text; null where it is longer than <paramref name="longest"/> characters.</summary>
    /// <exception cref="FormatException">It is no list, is not closed, or more follows it; the message names the line.</exception>
    public static IEnumerable<string?> Read(TextReader reader, int longest)
    {
        var (buffer, item) = (new char[Stretch], new StringBuilder());
        var (depth, line, count) = (0, 1, 0);
        var (inText, isEscaped, isTooLong, isClosed) = (false, false, false, false);
        for (var read = reader.Read(buffer); read > 0; read = reader.Read(buffer))
        {
            var start = 0;
            for (var i = 0; i < read; i++)
            {
                var c = buffer[i];
                line += c == '\n' ? 1 : 0;
                if (inText)
                {
                    (inText, isEscaped) = (isEscaped || c != '"', !isEscaped && c == '\\');
                }
                else if (depth == 0)
                {
                    if (c == '[' && !isClosed)
                    {
                        (depth, start) = (1, i + 1);
                    }
                    else if (!char.IsWhiteSpace(c) && c != '\uFEFF')
                    {
                        throw new FormatException(isClosed ? $"line {line}: something follows the end of the list" : $"line {line}: it is no list");
                    }
                }
                else if (depth == 1 && c is ',' or ']')
                {
                    Keep(start, i);
                    isClosed = c == ']';
                    if (!isClosed || count > 0 || isTooLong || !IsBlank())
                    {
                        count++;
                        yield return isTooLong ? null : item.ToString();
                    }

                    item.Clear();
                    (depth, start, isTooLong) = (isClosed ? 0 : 1, i + 1, false);
                }
                else
                {
                    inText = c == '"';
                    depth += c switch { '{' or '[' => 1, '}' or ']' when depth > 1 => -1, _ => 0 };
                }
            }

            if (depth > 0)
            {
                Keep(start, read);
            }
        }

        if (!isClosed)
        {
            throw new FormatException($"line {line}: the text ends before the list does");
        }

        void Keep(int from, int to)
        {
            isTooLong |= item.Length + to - from > longest;
            _ = isTooLong ? item.Clear() : item.Append(buffer, from, to - from);
        }

        bool IsBlank() => string.IsNullOrWhiteSpace(item.ToString());
    }
}
