using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts.Grounding;

/// <summary>
/// Flags: the conversation speaks of what the parameter's name (or description) says, with a word of yes or no near it in the same part of the sentence; or it
/// holds words of yes and no at all. A mere mention says yes.
/// </summary>
internal static class FlagGrounding
{
    private const int Reach = 4;

    /// <summary>What a mention of the topic says.</summary>
    private enum Said
    {
        Yes,
        Mentioned,
        No,
    }

    public static (Support, string) Of(bool value, Leaf leaf, Evidence evidence)
    {
        var said = Mentions(evidence, Words.Content(Words.OfName(leaf.Name)).ToHashSet());
        if (said.Count == 0)
        {
            said = Mentions(evidence, [.. Words.Content(Words.Of(leaf.Schema?.Description ?? "")).Where(s => s is not ("whether" or "if" or "flag" or "true" or "false"))]);
        }

        if (said.Count == 0)
        {
            return Unspoken(value, leaf, evidence.Words);
        }

        if (value)
        {
            return said.TrueForAll(s => s == Said.No) ? (Support.Absent, "is true, but the conversation says no") : (Support.Grounded, "");
        }

        return said.Contains(Said.No) ? (Support.Grounded, "")
            : said.Contains(Said.Yes) ? (Support.Absent, "is false, but the conversation says yes")
            : (Support.Weak, "is false, but the conversation says no such thing");
    }

    private static (Support, string) Unspoken(bool value, Leaf leaf, IReadOnlyList<Word> words)
    {
        if (words.Any(w => value ? Polarity.IsYes(w.Text) : Polarity.IsNo(w.Text)))
        {
            return (Support.Weak, $"is {(value ? "true" : "false")}, but the conversation does not speak of it in these words");
        }

        return (leaf.IsRequired ? Support.Weak : Support.Absent, "is a flag that the conversation does not speak of");
    }

    private static List<Said> Mentions(Evidence evidence, HashSet<string> topic) =>
        [.. evidence.Parts.SelectMany(words => Enumerable.Range(0, words.Count).Where(i => topic.Contains(words[i].Stem)).Select(i => At(words, i)))];

    /// <summary>The nearest word of yes or no decides.</summary>
    private static Said At(IReadOnlyList<Word> words, int place)
    {
        for (var gap = 1; gap <= Reach; gap++)
        {
            foreach (var i in new[] { place - gap, place + gap }.Where(i => i >= 0 && i < words.Count))
            {
                if (Polarity.Negates(words, i))
                {
                    return Said.No;
                }

                if (words[i].Text is "yes" or "true" or "on")
                {
                    return Said.Yes;
                }
            }
        }

        return place > 0 && words[place - 1].Text == "with" ? Said.Yes : Said.Mentioned;
    }
}
