using System.Text;

namespace ToolAce.Verification.Reading;

/// <summary>Text as words: lower case, stems, and names of functions and parameters taken apart.</summary>
internal static class Words
{
    private const int CharactersAWord = 5; // or a little more, in English; room for the words of a text
    private static readonly HashSet<string> Fillers =
    [
        "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "from", "with", "and", "or", "as", "is", "are", "was", "be", "been", "it", "its",
        "this", "that", "these", "those", "there", "i", "me", "my", "we", "us", "our", "you", "your", "he", "she", "they", "them", "their", "his", "her",
        "please", "can", "could", "would", "will", "shall", "should", "may", "might", "must", "do", "does", "did", "have", "has", "had", "some", "any",
        "all", "also", "then", "than", "so", "if", "but", "not", "no", "yes", "just", "about", "into", "over", "out", "up", "what", "which", "who",
        "whose", "when", "where", "how", "why", "api", "tool", "function", "need", "want", "like", "let", "hi", "hey", "hello", "thanks", "thank",
    ];

    private static readonly HashSet<string> NameFillers = ["api", "tool", "function", "the", "a", "an", "of", "for", "by", "to", "in", "on", "and"];

    /// <summary>Runs of letters and digits in lower case; an apostrophe inside a word belongs to it. Each CJK ideograph is a word.</summary>
    public static List<Word> Read(string text)
    {
        var words = new List<Word>((text.Length / CharactersAWord) + 1);
        for (var i = 0; Next(text, ref i) is { Length: > 0 } word;)
        {
            words.Add(WordTable.Of(word));
        }

        return words;
    }

    /// <summary>The words of <see cref="Read"/> as text.</summary>
    public static List<string> Of(string text) => Read(text).ConvertAll(w => w.Text);

    /// <summary>The next word at or behind <paramref name="i"/> as it stands there, and <paramref name="i"/> behind it; empty at the end.</summary>
    public static ReadOnlySpan<char> Next(string text, ref int i)
    {
        while (i < text.Length && !char.IsLetterOrDigit(text[i]))
        {
            i++;
        }

        if (i == text.Length)
        {
            return [];
        }

        var start = i++;
        while (!IsIdeograph(text[start]) && i < text.Length && !IsIdeograph(text[i]) && (char.IsLetterOrDigit(text[i]) || IsInnerApostrophe(text, i)))
        {
            i++;
        }

        return text.AsSpan(start, i - start);
    }

    /// <summary>The words of an identifier: <c>getHotelRoom</c>, <c>get_hotel.room</c> and <c>Get Hotel Room</c> alike.</summary>
    public static List<string> OfName(string name)
    {
        var spaced = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))))
            {
                spaced.Append(' ');
            }

            spaced.Append(name[i]);
        }

        return Of(spaced.ToString());
    }

    /// <summary>The stems of all words.</summary>
    public static List<string> Stems(string text) => Read(text).ConvertAll(w => w.Stem);

    /// <summary>The stems of the words that carry meaning.</summary>
    public static IEnumerable<string> Content(IEnumerable<string> words) => words.Where(w => !IsFiller(w)).Select(Stem);

    /// <summary>The different words that make up a tool's name; short words such as "US" count here.</summary>
    public static List<string> OfToolName(string name) => [.. OfName(name).Where(w => !NameFillers.Contains(w)).Distinct()];

    /// <summary>Whether the word says nothing by itself.</summary>
    public static bool IsFiller(string word) => Fillers.Contains(word);

    /// <summary>Text as <c> word word word </c>, so that a phrase is found by <see cref="string.Contains(string)"/> at word borders.</summary>
    public static string Padded(string text) => Padded(Read(text));

    /// <summary>The same of words that have been read.</summary>
    public static string Padded(IReadOnlyList<Word> words)
    {
        var text = new StringBuilder(" ", (words.Count + 1) * (CharactersAWord + 1));
        for (var i = 0; i < words.Count; i++)
        {
            text.Append(words[i].Text).Append(' ');
        }

        return words.Count == 0 ? "  " : text.ToString();
    }

    /// <summary>A light English stem: plurals, -ing, -ed, a last e and doubled last consonants go.</summary>
    public static string Stem(string word) => WordTable.Of(word).Stem;

    /// <summary>The word without a plural ending or possessive: a shop is not shopping.</summary>
    internal static string ReadSingular(string word)
    {
        var stem = word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word;
        if (stem.Length > 4 && stem.EndsWith("ies", StringComparison.Ordinal))
        {
            return stem[..^3] + "y";
        }

        if (stem.Length > 4 && (stem.EndsWith("ches", StringComparison.Ordinal) || stem.EndsWith("shes", StringComparison.Ordinal)
            || stem.EndsWith("sses", StringComparison.Ordinal) || stem.EndsWith("xes", StringComparison.Ordinal)))
        {
            return stem[..^2];
        }

        return stem.Length > 3 && stem[^1] == 's' && stem[^2] is not ('s' or 'u' or 'i') ? stem[..^1] : stem;
    }

    internal static string ReadStem(string word)
    {
        var stem = ReadSingular(word);
        if (stem.Length > 5 && stem.EndsWith("ing", StringComparison.Ordinal))
        {
            stem = stem[..^3];
        }
        else if (stem.Length > 4 && stem.EndsWith("ed", StringComparison.Ordinal))
        {
            stem = stem[..^2];
        }

        if (stem.Length > 3 && stem[^1] == 'e')
        {
            stem = stem[..^1];
        }

        return stem.Length > 3 && stem[^1] == stem[^2] && char.IsAsciiLetter(stem[^1]) ? stem[..^1] : stem;
    }

    private static bool IsInnerApostrophe(string text, int i) =>
        text[i] is '\'' or '’' && i > 0 && i + 1 < text.Length && char.IsLetter(text[i - 1]) && char.IsLetter(text[i + 1]);

    private static bool IsIdeograph(char c) => c is >= '\u3400' and <= '\u9fff';
}
