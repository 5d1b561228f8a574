using System.Text;

namespace ToolAce.Eval.Leaderboards.Official;

/// <summary>Comma-separated lines (RFC 4180): quoted fields may hold commas, line ends and doubled quotes.</summary>
internal static class Csv
{
    public static string[][] Read(string text)
    {
        var lines = new List<string[]>();
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (quoted || c is not (',' or '\n' or '\r'))
            {
                field.Append(c);
            }
            else if (c != '\r')
            {
                fields.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    End();
                }
            }
        }

        if (field.Length > 0 || fields.Count > 0)
        {
            fields.Add(field.ToString());
            End();
        }

        return [.. lines];

        void End()
        {
            if (fields is not [""])
            {
                lines.Add([.. fields]);
            }

            fields.Clear();
        }
    }
}
