using System.Runtime.InteropServices;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts;

/// <summary>Words that mean the same, in groups; a word may stand in several. Used to recognise a tool in a request that words it otherwise.</summary>
public sealed class Synonyms
{
    private readonly Dictionary<string, HashSet<string>> groups = [];
    private readonly Dictionary<string, List<string[]>> phrases = []; // of two words and more, by the first
    private readonly Dictionary<string, string[][]> split = [];

    private Synonyms()
    {
    }

    /// <summary>Every word means only itself.</summary>
    public static Synonyms None { get; } = new();

    /// <summary>Reads lines <c>word: synonym, synonym of two words</c>; blank lines and lines without a colon are skipped.</summary>
    public static Synonyms Parse(IEnumerable<string> lines)
    {
        var result = new Synonyms();
        foreach (var line in lines)
        {
            if (line.Split(':', 2) is [var head, var tail])
            {
                string[] group = [.. tail.Split(',').Append(head).Select(Phrase).Where(p => p.Length > 0)];
                foreach (var phrase in group)
                {
                    result.Group(phrase).UnionWith(group);
                    result.Remember(phrase);
                }
            }
        }

        foreach (var (phrase, group) in result.groups)
        {
            result.split[phrase] = [.. group.Select(p => p.Split(' '))];
        }

        return result;
    }

    /// <summary>The stemmed phrases that may stand for the stemmed word, itself among them, each as its words; none for a word that stands in no group.</summary>
    internal string[][] Of(string stem) => split.TryGetValue(stem, out var group) ? group : [];

    /// <summary>Whether the word at <paramref name="at"/> begins a phrase of other meaning: "order by" sorts and buys nothing.</summary>
    internal bool IsOtherPhrase(ReadOnlySpan<string> stems, int at)
    {
        foreach (var phrase in phrases.TryGetValue(stems[at], out var known) ? known : [])
        {
            if (stems[at..].StartsWith(phrase) && !groups[string.Join(' ', phrase)].Contains(stems[at]))
            {
                return true;
            }
        }

        return false;
    }

    private static string Phrase(string text) => string.Join(' ', Words.Stems(text));

    private void Remember(string phrase)
    {
        var words = phrase.Split(' ');
        if (words.Length > 1)
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(phrases, words[0], out _);
            (known ??= []).Add(words);
        }
    }

    private HashSet<string> Group(string phrase)
    {
        if (!groups.TryGetValue(phrase, out var group))
        {
            groups[phrase] = group = [];
        }

        return group;
    }
}
