using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Rules;

/// <summary>Guesses the language of sentences in Latin letters by their function words. Quoted text is left out.</summary>
internal static class LanguageGuess
{
    public const string English = "English";

    private const int LeastHits = 3;
    private const double LeastShare = 0.25;
    private const int LeastLeaning = 2;

    private static readonly (string Language, string Words)[] Lists =
    [
        (English, "the a an and is are was were you your this that with for from have has will would can could not what which there their they we our it of to in be i my me please by at as hi hello good morning evening see later how do does did am them he she his her some any more all if but or than then when where who why about into over out up now today here should may must let get need want tell take use very just only also"),
        ("German", "der die das und ist sind war nicht ein eine einen dem den des mit für von auf ich sie wir ihr ihre bitte werden wird wurde haben hat kann können leider diese dieser auch oder zu im am es aber dann danach noch nur schon sehr wenn weil dass etwas andere anderes anderen hier mehr dazu dieses uns euch"),
        ("French", "le la les et est sont était ne pas un une des du avec pour sur je vous nous votre vos s'il plaît être avoir cette ces qui que dans mais ou au aux il elle désolé aucun merci très donc puis ici notre leur peux peut elles cela"),
        ("Spanish", "el la los las y es son era no un una unos del con para por yo usted nosotros su sus favor ser esta este estos que en pero o al lo está están puedo ninguna gracias muy más entonces como cuando porque hay hacer eso todo siento"),
        ("Italian", "il lo la gli le e è sono era non un una uno del della con per io lei noi suo sua favore essere questa questo che nel ma o al di nessuno posso grazie prego molto bene più allora quindi quando perché fare tutto"),
        ("Portuguese", "o a os as e é são era não um uma dos das com para por eu você nós seu sua favor ser esta este que em mas ou ao nenhuma posso obrigado muito bem mais então como quando porque fazer isso tudo"),
        ("Dutch", "de het een en is zijn was niet met voor van op ik u wij uw alstublieft worden wordt hebben heeft kan kunnen deze dit ook of geen helaas bedankt maar heel meer nog wel als omdat doen alles"),
    ];

    private static readonly string[] Names = [.. Lists.Select(l => l.Language)];

    private static readonly Dictionary<string, FunctionWord> Languages = Index(Lists);

    private static readonly int LongestWord = Languages.Keys.Max(w => w.Length);

    /// <summary>The sentences of a text, each with its language where enough words tell it.</summary>
    public static IEnumerable<Sentence> Sentences(string text)
    {
        foreach (var sentence in Unquoted(text).Split(['.', '!', '?', ';', '\n', '。', ':'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            yield return new Sentence(sentence, Guess(sentence));
        }
    }

    /// <summary>The language that the words of a whole text lean to: at least two of its function words, and at least twice as many as of any other.</summary>
    public static string? Leaning(string text)
    {
        Span<int> hits = stackalloc int[Names.Length];
        Count(text, hits);
        var (best, most, second) = Best(hits);
        return most >= LeastLeaning && most >= 2 * second ? Names[best] : null;
    }

    private static string? Guess(string sentence)
    {
        Span<int> hits = stackalloc int[Names.Length];
        var words = Count(sentence, hits);
        var (best, most, second) = Best(hits);
        return words >= LeastHits && most >= LeastHits && most >= LeastShare * words && most > second ? Names[best] : null;
    }

    private static (int Best, int Most, int Second) Best(ReadOnlySpan<int> hits)
    {
        var (best, second) = (0, 0);
        for (var i = 1; i < hits.Length; i++)
        {
            if (hits[i] > hits[best])
            {
                (best, second) = (i, hits[best]);
            }
            else
            {
                second = Math.Max(second, hits[i]);
            }
        }

        return (best, hits[best], second);
    }

    /// <summary>Counts the different function words of each language, and answers how many words there are in all.</summary>
    private static int Count(string text, Span<int> hits)
    {
        Span<char> lower = stackalloc char[LongestWord];
        Span<bool> seen = stackalloc bool[Languages.Count];
        var lookup = Languages.GetAlternateLookup<ReadOnlySpan<char>>();
        var words = 0;
        for (var i = 0; Words.Next(text, ref i) is { Length: > 0 } word; words++)
        {
            if (word.Length > LongestWord)
            {
                continue;
            }

            word.ToLowerInvariant(lower);
            lower.Replace('’', '\'');
            if (lookup.TryGetValue(lower[..word.Length], out var known) && !seen[known.Number])
            {
                seen[known.Number] = true;
                foreach (var language in known.Languages)
                {
                    hits[language]++;
                }
            }
        }

        return words;
    }

    private static string Unquoted(string text)
    {
        if (text.AsSpan().IndexOfAny('"', '“', '`') < 0)
        {
            return text;
        }

        var kept = new System.Text.StringBuilder(text.Length);
        var closing = '\0';
        foreach (var c in text)
        {
            if (closing != '\0')
            {
                closing = c == closing || c == '\n' ? '\0' : closing;
                kept.Append(c == '\n' ? "\n" : "");
            }
            else if (c is '"' or '“' or '`')
            {
                closing = c == '“' ? '”' : c;
                kept.Append(' ');
            }
            else
            {
                kept.Append(c);
            }
        }

        return kept.ToString();
    }

    private static Dictionary<string, FunctionWord> Index((string Language, string Words)[] lists) =>
        lists.SelectMany((l, language) => l.Words.Split(' ').Select(word => (word, language)))
            .GroupBy(p => p.word, p => p.language)
            .Select((g, number) => (g.Key, Word: new FunctionWord(number, [.. g.Distinct()])))
            .ToDictionary(p => p.Key, p => p.Word);

    /// <summary>A word by its number, and the languages that it belongs to.</summary>
    private sealed record FunctionWord(int Number, int[] Languages);
}

/// <summary>A sentence and its language; null where too few words tell.</summary>
internal sealed record Sentence(string Text, string? Language);
