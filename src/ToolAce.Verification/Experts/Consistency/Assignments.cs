using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts.Consistency;

/// <summary>
/// Which parameters a request gives a value to. Unlike <see cref="Bindings"/> it is asked about a value that is known, so it need not guess where one ends, and
/// reads names that are prepositions too: "from Rome", "Rome as the from".
/// </summary>
internal sealed class Assignments(string request)
{
    private static readonly string[][] Behind = [["set", "to"], ["should", "be"], ["must", "be"], ["is"], ["are"], ["of"], []];
    private static readonly string[][] Before = [["as"], ["for"], ["is"], ["are"], ["should", "be"], ["must", "be"]];
    private static readonly HashSet<string> Articles = ["the", "a", "an", "my", "our", "its"];
    private static readonly HashSet<string> Starts = ["with", "and", "use", "take", "where", "set", "having", "that", "using"];
    private readonly List<SaidWord> words = SaidWord.Of(request);

    /// <summary>How the value, given by its words, is put to the parameter of this name.</summary>
    public Assigned Of(string parameter, IReadOnlyList<Word> value)
    {
        var name = NameWords.Of(parameter);
        var best = Assigned.No;
        for (var start = name.Stems.Count == 0 ? -1 : Place(value, 0); start >= 0; start = Place(value, start + 1))
        {
            var end = start + value.Count;
            var before = name.IsOfFillers ? BeforePreposition(name.Stems, end) : BeforeName(name.Stems, end);
            best = Max(best, Max(before, After(name.Stems, start, name.IsOfFillers)));
        }

        return best;
    }

    /// <summary>Whether the words stand in the request in this order.</summary>
    public bool Holds(IReadOnlyList<Word> value) => Place(value, 0) >= 0;

    /// <summary>Whether the name stands in the request.</summary>
    public bool Names(string parameter)
    {
        var stems = NameWords.Of(parameter).Stems;
        return stems.Count > 0 && Enumerable.Range(0, words.Count).Any(i => Stands(stems, i));
    }

    /// <summary>The value behind the name.</summary>
    private Assigned After(IReadOnlyList<string> name, int value, bool isPreposition)
    {
        foreach (var link in Behind)
        {
            var at = value - link.Length - name.Count;
            if (at < 0 || !Stands(name, at) || !Reads(link, at + name.Count) || !IsOnePart(at, value))
            {
                continue;
            }

            return link.Length > 0 || isPreposition || OpensPart(at) ? Assigned.Said : Assigned.Beside;
        }

        return Assigned.No;
    }

    /// <summary>The value before the name, with or without a word between.</summary>
    private Assigned BeforeName(IReadOnlyList<string> name, int end) =>
        Linked(name, end) >= 0 ? Assigned.Said
        : Stands(name, end) && IsOnePart(end - 1, end) ? Assigned.Beside
        : Assigned.No;

    /// <summary>"Rome to" and "Rome is to be" give nothing: a preposition must be spoken of as a name, with nothing of its own behind it.</summary>
    private Assigned BeforePreposition(IReadOnlyList<string> name, int end) =>
        Linked(name, end) is >= 0 and var at && at + name.Count is var next && (next == words.Count || words[next].IsFirst || Starts.Contains(words[next].Word))
            ? Assigned.Said
            : Assigned.No;

    /// <summary>Where the name stands behind a value that ends at <paramref name="end"/> and a word that joins them; -1 if it does not.</summary>
    private int Linked(IReadOnlyList<string> name, int end)
    {
        foreach (var link in Before)
        {
            var at = end + link.Length;
            at += at < words.Count && Articles.Contains(words[at].Word) ? 1 : 0;
            if (Reads(link, end) && Stands(name, at) && IsOnePart(end - 1, at))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>The first place of the value at or behind <paramref name="start"/>, or -1.</summary>
    private int Place(IReadOnlyList<Word> value, int start)
    {
        for (var i = start; value.Count > 0 && i + value.Count <= words.Count; i++)
        {
            var k = 0;
            while (k < value.Count && words[i + k].Word == value[k].Text)
            {
                k++;
            }

            if (k == value.Count)
            {
                return i;
            }
        }

        return -1;
    }

    private bool Stands(IReadOnlyList<string> name, int at)
    {
        for (var k = 0; k < name.Count; k++)
        {
            if (at + k >= words.Count || words[at + k].Stem != name[k] || (k > 0 && words[at + k].IsFirst))
            {
                return false;
            }
        }

        return true;
    }

    private bool Reads(string[] link, int at)
    {
        for (var k = 0; k < link.Length; k++)
        {
            if (at + k >= words.Count || words[at + k].Word != link[k])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether no part of the sentence begins behind the first word and up to the last; "city: Rome" is one.</summary>
    private bool IsOnePart(int first, int last)
    {
        for (var i = first + 1; i <= last; i++)
        {
            if (words[i].IsFirst && request.AsSpan(words[i - 1].End, words[i].Start - words[i - 1].End).Trim(" \"'“”") is not ":")
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Behind a comma or a word such as "with"; a sentence may begin with a verb that looks like the name.</summary>
    private bool OpensPart(int name)
    {
        var start = name > 0 && Articles.Contains(words[name - 1].Word) && !words[name].IsFirst ? name - 1 : name;
        return start > 0 && (words[start].IsFirst ? request[words[start - 1].End] is ',' or ';' : Starts.Contains(words[start - 1].Word));
    }

    private static Assigned Max(Assigned one, Assigned other) => one > other ? one : other;
}
