using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts.Grounding;

/// <summary>
/// Flags: the conversation speaks of what the parameter's name (or description) says, with or without a negation shortly before; or it holds words of yes and no.
/// </summary>
internal static class FlagGrounding
{
    private const int Reach = 4;

    public static (Support, string) Of(bool value, Leaf leaf, Evidence evidence)
    {
        var words = evidence.WordList;
        var topic = Words.Content(Words.OfName(leaf.Name)).ToHashSet();
        var places = Places(words, topic);
        if (places.Count == 0)
        {
            topic = [.. Words.Content(Words.Of(leaf.Schema?.Description ?? "")).Where(s => s is not ("whether" or "if" or "flag" or "true" or "false"))];
            places = Places(words, topic);
        }

        if (places.Count == 0)
        {
            return Unspoken(value, leaf, words);
        }

        var negated = places.Count(i => IsNegated(words, i));
        if (value)
        {
            return negated == places.Count ? (Support.Absent, "is true, but the conversation says no") : (Support.Grounded, "");
        }

        return negated > 0 || words.Any(Polarity.IsNo) ? (Support.Grounded, "")
            : places.Any(i => IsAffirmed(words, i)) ? (Support.Absent, "is false, but the conversation says yes")
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

    private static List<int> Places(IReadOnlyList<string> words, HashSet<string> topic) =>
        [.. Enumerable.Range(0, words.Count).Where(i => topic.Contains(Words.Stem(words[i])))];

    private static bool IsNegated(IReadOnlyList<string> words, int place)
    {
        for (var i = Math.Max(0, place - Reach); i < Math.Min(words.Count, place + 3); i++)
        {
            if (i != place && Polarity.IsNo(words[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAffirmed(IReadOnlyList<string> words, int place) =>
        (place > 0 && words[place - 1] == "with") || (place + 1 < words.Count && words[place + 1] is "true" or "yes" or "on")
        || (place + 2 < words.Count && words[place + 2] is "true" or "yes" && words[place + 1] is "is" or "set" or "to");
}
