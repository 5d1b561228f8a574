namespace ToolAce.Verification.Experts.Consistency;

/// <summary>
/// Finds a text that goes round in circles: a phrase said three times and more without anything between, or a long text of which most has been said before. Lines are
/// looked at one by one and items of lists and rows of tables not at all for the second, since these may well be alike; so may what stands between commas, if it is short,
/// and what stands between semicolons: three calls may have one and the same result.
/// </summary>
internal static class PhraseLoop
{
    private const int Times = 3;
    private const int Shortest = 2;
    private const int ShortestWithMarks = 5;
    private const int Longest = 12;
    private const int LongText = 50; // words
    private const int Gram = 4;
    private const double MostRepeated = 0.5;
    private const int LeastOfAList = 2; // semicolons

    /// <summary>What stands before a word.</summary>
    private enum Gap
    {
        Blank,

        /// <summary>Any mark but a semicolon.</summary>
        Mark,
        Border,
    }

    /// <summary>What goes round, in words; null where nothing does.</summary>
    public static string? In(string text)
    {
        var prose = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            var (words, gaps) = Read(line);
            if (Loop(words, gaps) is { } phrase)
            {
                return $"'{phrase}' is said {Times} times in a row";
            }

            if (!IsItem(line) && line.Count(c => c == ';') < LeastOfAList)
            {
                prose.AddRange(words);
            }
        }

        return prose.Count >= LongText && Repeated(prose) is > MostRepeated and var share ? $"{share:P0} of its phrases of {Gram} words were said before" : null;
    }

    private static (List<string> Words, List<Gap> Gaps) Read(string line)
    {
        var (words, gaps, end) = (new List<string>(), new List<Gap>(), 0);
        foreach (var said in SaidWord.Of(line))
        {
            var between = line.AsSpan(end, said.Start - end);
            gaps.Add(!between.ContainsAnyExcept(' ', '\t') ? Gap.Blank : between.Contains(';') ? Gap.Border : Gap.Mark);
            words.Add(said.Word);
            end = said.End;
        }

        return (words, gaps);
    }

    private static string? Loop(List<string> words, List<Gap> gaps)
    {
        for (var length = Shortest; length <= Math.Min(Longest, words.Count / Times); length++)
        {
            var run = 0;
            for (var i = length; i < words.Count; i++)
            {
                run = words[i] == words[i - length] && gaps[i] <= (length >= ShortestWithMarks ? Gap.Mark : Gap.Blank) ? run + 1 : 0;
                if (run >= (Times - 1) * length && Says(words.GetRange(i - length + 1, length)) is { } phrase)
                {
                    return phrase;
                }
            }
        }

        return null;
    }

    /// <summary>The phrase if it is one: two different words at least, numbers and single letters not counted.</summary>
    private static string? Says(List<string> phrase) => phrase.Where(w => w.Length > 1 && w.All(char.IsLetter)).Distinct().Count() > 1 ? string.Join(' ', phrase) : null;

    private static bool IsItem(string line) => line.AsSpan().TrimStart() is [not ('"' or '\'' or '('), ..] text && !char.IsLetter(text[0]);

    private static double Repeated(List<string> words)
    {
        var seen = new HashSet<(string, string, string, string)>();
        for (var i = 0; i + Gram <= words.Count; i++)
        {
            seen.Add((words[i], words[i + 1], words[i + 2], words[i + 3]));
        }

        return 1 - (double)seen.Count / (words.Count - Gram + 1);
    }
}
