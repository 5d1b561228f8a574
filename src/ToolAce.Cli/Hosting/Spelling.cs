namespace ToolAce.Cli.Hosting;

/// <summary>Finds what a mistyped word was meant to be.</summary>
internal static class Spelling
{
    /// <summary>The nearest of <paramref name="known"/> within a third of the word's length (one edit at least), or null.</summary>
    public static string? Closest(string typed, IEnumerable<string> known)
    {
        var (best, distance) = (default(string), Math.Max(1, typed.Length / 3) + 1);
        foreach (var word in known)
        {
            var d = Distance(typed, word);
            if (d < distance)
            {
                (best, distance) = (word, d);
            }
        }

        return best;
    }

    /// <summary>Levenshtein's edit distance.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
