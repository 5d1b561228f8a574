using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts.Grounding;

/// <summary>
/// Flags: the conversation speaks of what the parameter's name (or description) says, with a word of yes or no near it in the same part of the sentence; or it
/// holds words of yes and no at all. A mere mention says yes.
/// </summary>
internal static class FlagGrounding
{
    private const int Reach = 4;
    private static readonly char[] Borders = [',', '.', ';', '!', '?', '\n'];

    /// <summary>What a mention of the topic says.</summary>
    private enum Said
    {
        Yes,
        Mentioned,
        No,
    }

    public static (Support, string) Of(bool value, Leaf leaf, Evidence evidence)
    {
        var parts = evidence.Text.Split(Borders).Select(Words.Of).ToList();
        var said = Mentions(parts, Words.Content(Words.OfName(leaf.Name)).ToHashSet());
        if (said.Count == 0)
        {
            said = Mentions(parts, [.. Words.Content(Words.Of(leaf.Schema?.Description ?? "")).Where(s => s is not ("whether" or "if" or "flag" or "true" or "false"))]);
        }

        if (said.Count == 0)
        {
            return Unspoken(value, leaf, evidence.WordList);
        }

        if (value)
        {
            return said.TrueForAll(s => s == Said.No) ? (Support.Absent, "is true, but the conversation says no") : (Support.Grounded, "");
        }

        return said.Contains(Said.No) ? (Support.Grounded, "")
            : said.Contains(Said.Yes) ? (Support.Absent, "is false, but the conversation says yes")
            : (Support.Weak, "is false, but the conversation says no such thing");
    }

    private static (Support, string) Unspoken(bool value, Leaf leaf, IReadOnlyList<string> words)
    {
        if (words.Any(w => value ? Polarity.IsYes(w) : Polarity.IsNo(w)))
        {
            return (Support.Weak, $"is {(value ? "true" : "false")}, but the conversation does not speak of it in these words");
        }

        return (leaf.IsRequired ? Support.Weak : Support.Absent, "is a flag that the conversation does not speak of");
    }

    private static List<Said> Mentions(List<List<string>> parts, HashSet<string> topic) =>
        [.. parts.SelectMany(words => Enumerable.Range(0, words.Count).Where(i => topic.Contains(Words.Stem(words[i]))).Select(i => At(words, i)))];

    /// <summary>The nearest word of yes or no decides.</summary>
    private static Said At(List<string> words, int place)
    {
        for (var gap = 1; gap <= Reach; gap++)
        {
            foreach (var i in new[] { place - gap, place + gap }.Where(i => i >= 0 && i < words.Count))
            {
                if (Polarity.Negates(words, i))
                {
                    return Said.No;
                }

                if (words[i] is "yes" or "true" or "on")
                {
                    return Said.Yes;
                }
            }
        }

        return place > 0 && words[place - 1] == "with" ? Said.Yes : Said.Mentioned;
    }
}
