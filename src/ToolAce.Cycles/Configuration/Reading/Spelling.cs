namespace ToolAce.Cycles.Configuration.Reading;

/// <summary>Finds the word a person probably meant.</summary>
internal static class Spelling
{
    /// <summary>The nearest of <paramref name="known"/>, or null when none is near enough to be a slip.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        var plain = Plain(word);
        var best = known
            .Select(k => (Word: k, Distance: Distance(plain, Plain(k))))
            .OrderBy(c => c.Distance).ThenBy(c => c.Word, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Word is not null && best.Distance <= Math.Max(1, Math.Max(plain.Length, best.Word.Length) / 3) ? best.Word : null;
    }

    /// <summary><c>; did you mean X?</c>, or the list of what is known where nothing is near.</summary>
    public static string Suggestion(string word, IReadOnlyCollection<string> known, string prefix = "") =>
        Nearest(word, known) is { } near
            ? $"; did you mean {prefix}{near}?"
            : $"; known here: {string.Join(", ", known.Order(StringComparer.Ordinal))}";

    /// <summary>Edits (insert, delete, replace, swap of neighbours) between two words: optimal string alignment.</summary>
    internal static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                d[i, j] = (i, j) switch
                {
                    (_, 0) => i,
                    (0, _) => j,
                    _ => Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)),
                };
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }

    private static string Plain(string word) => word.Replace("_", "").Replace("-", "").ToLowerInvariant();
}
