using System.Text;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.General.Files;

/// <summary>
/// Comma-separated records as Python's csv module reads them: a field that begins with a quote goes to the closing one, doubled quotes stand for one, line
/// ends inside belong to it. A file that ends within quotes is reported.
/// </summary>
internal static class CsvRecords
{
    /// <summary>What is said of a record that ends within quotes.</summary>
    public const string Unclosed = "a quote opens here that nothing closes";

    /// <summary>The records of a file.</summary>
    public static IEnumerable<(int Line, List<string> Fields)> Read(string path, List<SuiteProblem> problems) =>
        Parse(TextFiles.Read(path, problems), line => problems.Add(new SuiteProblem(path, line, "", Unclosed)));

    /// <summary>The records of a text, with the lines they begin in; <paramref name="unclosed"/> receives the line of a record whose quotes nothing closes, the last then.</summary>
    public static IEnumerable<(int Line, List<string> Fields)> Parse(string text, Action<int> unclosed)
    {
        var (at, line) = (0, 1);
        while (at < text.Length)
        {
            var start = line;
            var fields = new List<string>();
            var field = new StringBuilder();
            bool more;
            do
            {
                field.Clear();
                if (!Field(text, ref at, ref line, field))
                {
                    unclosed(start);
                    yield break;
                }

                fields.Add(field.ToString());
                more = at < text.Length && text[at] == ',';
                at += more ? 1 : 0;
            }
            while (more);

            at += at < text.Length && text[at] == '\r' ? 1 : 0;
            at += at < text.Length && text[at] == '\n' ? 1 : 0;
            line++;
            if (fields is not [""])
            {
                yield return (start, fields);
            }
        }
    }

    /// <summary>Reads up to a comma, a line end or the end; false when quotes stay open.</summary>
    private static bool Field(string text, ref int at, ref int line, StringBuilder field)
    {
        if (at < text.Length && text[at] == '"')
        {
            at++;
            while (true)
            {
                if (at == text.Length)
                {
                    return false;
                }

                var c = text[at++];
                if (c == '"' && !(at < text.Length && text[at] == '"'))
                {
                    break;
                }

                at += c == '"' ? 1 : 0;
                line += c == '\n' ? 1 : 0;
                field.Append(c);
            }
        }

        while (at < text.Length && text[at] is not (',' or '\r' or '\n'))
        {
            field.Append(text[at++]);
        }

        return true;
    }
}
