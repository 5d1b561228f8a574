using System.Text;

namespace ToolAce.Synthesis.Documents;

/// <summary>Lines of a text, none kept that is longer than a limit: a file of one endless line must not fill the memory.</summary>
public static class BoundedLines
{
    /// <summary>Number, counted from 1, and text of each line, without its <c>\n</c>; null where it has more than <paramref name="longest"/> characters.</summary>
    public static IEnumerable<(int Number, string? Line)> Read(TextReader reader, int longest)
    {
        var buffer = new char[1 << 16];
        var (line, number, tooLong) = (new StringBuilder(), 1, false);
        for (var read = reader.Read(buffer); read > 0; read = reader.Read(buffer))
        {
            for (var start = 0; start < read;)
            {
                var end = Array.IndexOf(buffer, '\n', start, read - start);
                var stop = end < 0 ? read : end;
                tooLong |= line.Length + stop - start > longest;
                _ = tooLong ? line.Clear() : line.Append(buffer, start, stop - start);
                if (end >= 0)
                {
                    yield return (number++, tooLong ? null : line.ToString());
                    line.Clear();
                    tooLong = false;
                }

                start = stop + 1;
            }
        }

        if (tooLong || line.Length > 0)
        {
            yield return (number, tooLong ? null : line.ToString());
        }
    }
}
