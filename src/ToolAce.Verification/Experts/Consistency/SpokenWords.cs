using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts.Consistency;

/// <summary>
/// The words of a text, each to be taken once: "enumerate" does not say "list shows", though it may say "list" and "show".
/// </summary>
internal sealed class SpokenWords
{
    /// <summary>Words that may stand between those of a name: "book me a nice room", but not "manage a boiler with the action plan".</summary>
    private const int Between = 1;

    private readonly string[] words;
    private readonly string[] stems;
    private readonly bool[] taken;
    private readonly ulong wordBits;
    private readonly ulong stemBits;
    private int verbAt = -1;
    private int nounAt = -1;

    public SpokenWords(string text)
        : this(Words.Read(text))
    {
    }

    public SpokenWords(IReadOnlyList<Word> read)
    {
        words = [.. read.Select(w => w.Singular)];
        stems = [.. read.Select(w => w.Stem)];
        taken = new bool[words.Length];
        wordBits = Bits(words);
        stemBits = Bits(stems);
    }

    /// <summary>
    /// Whether what was taken stands in one place, the verb before the noun ("book a room") or right behind it ("room booking"): "my plan is to manage the
    /// notes" does not say "manage plans".
    /// </summary>
    public bool AreTogether
    {
        get
        {
            if (verbAt >= 0 && nounAt >= 0 && verbAt > nounAt + 1)
            {
                return false;
            }

            var first = Array.IndexOf(taken, value: true);
            return first < 0 || AreNear(first, Array.LastIndexOf(taken, value: true));
        }
    }

    /// <summary>Gives back all that was taken, for the next tool.</summary>
    public void Release()
    {
        Array.Clear(taken);
        (verbAt, nounAt) = (-1, -1);
    }

    /// <summary>How many of these stems are said.</summary>
    public int CountStems(string[] asked)
    {
        var said = 0;
        foreach (var stem in asked)
        {
            said += MayHold(stemBits, stem) && Array.IndexOf(stems, stem) >= 0 ? 1 : 0;
        }

        return said;
    }

    /// <summary>Takes the next place of a noun, in singular or plural.</summary>
    public bool TakeNoun(Word noun)
    {
        var at = MayHold(wordBits, noun.Singular) ? Take(words, [noun.Singular]) : -1;
        nounAt = Math.Max(nounAt, at);
        return at >= 0;
    }

    /// <summary>Takes a verb in any form, or a phrase that means the same.</summary>
    public bool TakeVerb(Word verb, Synonyms synonyms)
    {
        verbAt = MayHold(stemBits, verb.Stem) ? Take(stems, [verb.Stem], synonyms) : -1;
        foreach (var phrase in verbAt < 0 ? synonyms.Of(verb.Stem) : [])
        {
            verbAt = MayHold(stemBits, phrase[0]) ? Take(stems, phrase, phrase.Length == 1 ? synonyms : null) : -1;
            if (verbAt >= 0)
            {
                break;
            }
        }

        return verbAt >= 0;
    }

    /// <summary>Most words that a text does not hold are told by one bit, without looking at any of its words.</summary>
    private static bool MayHold(ulong bits, string word) => (bits & Bit(word)) != 0;

    private static ulong Bits(string[] words)
    {
        var bits = 0ul;
        foreach (var word in words)
        {
            bits |= Bit(word);
        }

        return bits;
    }

    /// <summary>One of 64 bits, by a word's ends and length.</summary>
    private static ulong Bit(string word) => word.Length == 0 ? 1 : 1ul << (((word[0] * 7) + (word[^1] * 31) + word.Length) % 64);

    /// <summary>Few other words in between, and none that has something of its own: "pay the photos with the guide" does not say "pay a guide".</summary>
    private bool AreNear(int first, int last)
    {
        var others = 0;
        for (var i = first; i <= last; i++)
        {
            if (taken[i])
            {
                continue;
            }

            if (others > 0 && words[i] is "with" or "where")
            {
                return false;
            }

            others += Words.IsFiller(words[i]) ? 0 : 1;
        }

        return others <= Between;
    }

    /// <summary>Where the phrase stands first among what is not taken yet, and, where <paramref name="synonyms"/> are given, begins no phrase of other meaning; or -1.</summary>
    private int Take(string[] text, ReadOnlySpan<string> phrase, Synonyms? synonyms = null)
    {
        for (var i = 0; i + phrase.Length <= text.Length; i++)
        {
            if (text[i] == phrase[0] && text.AsSpan(i, phrase.Length).SequenceEqual(phrase) && !taken.AsSpan(i, phrase.Length).Contains(value: true)
                && synonyms?.IsOtherPhrase(text, i) is not true)
            {
                taken.AsSpan(i, phrase.Length).Fill(value: true);
                return i;
            }
        }

        return -1;
    }
}
