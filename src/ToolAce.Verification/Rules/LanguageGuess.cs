using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Rules;

/// <summary>Guesses the language of sentences in Latin letters by their function words. Quoted text is left out.</summary>
internal static class LanguageGuess
{
    public const string English = "English";

    private const int LeastHits = 3;
    private const double LeastShare = 0.25;

    private static readonly Dictionary<string, string[]> Languages = Index(
        (English, "the and is are was were you your this that with for from have has will would can could not what which there their they we our it of to in be i my me please by at as"),
        ("German", "der die das und ist sind war nicht ein eine einen dem den des mit für von auf ich sie wir ihr ihre bitte werden wird wurde haben hat kann können leider diese dieser auch oder zu im am es"),
        ("French", "le la les et est sont était ne pas un une des du avec pour sur je vous nous votre vos s'il plaît être avoir cette ces qui que dans mais ou au aux il elle désolé aucun merci"),
        ("Spanish", "el la los las y es son era no un una unos del con para por yo usted nosotros su sus favor ser esta este estos que en pero o al lo está están puedo ninguna gracias"),
        ("Italian", "il lo la gli le e è sono era non un una uno del della con per io lei noi suo sua favore essere questa questo che nel ma o al di nessuno posso grazie prego"),
        ("Portuguese", "o a os as e é são era não um uma dos das com para por eu você nós seu sua favor ser esta este que em mas ou ao nenhuma posso obrigado"),
        ("Dutch", "de het een en is zijn was niet met voor van op ik u wij uw alstublieft worden wordt hebben heeft kan kunnen deze dit ook of geen helaas bedankt"));

    /// <summary>The sentences of a text, each with its language where enough words tell it.</summary>
    public static IEnumerable<Sentence> Sentences(string text)
    {
        foreach (var sentence in Unquoted(text).Split(['.', '!', '?', ';', '\n', '。', ':'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            yield return new Sentence(sentence, Guess(Words.Of(sentence)));
        }
    }

    private static string? Guess(List<string> words)
    {
        if (words.Count < LeastHits)
        {
            return null;
        }

        var hits = new Dictionary<string, int>();
        foreach (var language in words.Distinct().SelectMany(w => Languages.GetValueOrDefault(w) ?? []))
        {
            hits[language] = hits.GetValueOrDefault(language) + 1;
        }

        var best = hits.OrderByDescending(h => h.Value).ThenBy(h => h.Key, StringComparer.Ordinal).Take(2).ToArray();
        var isClear = best.Length > 0 && best[0].Value >= LeastHits && best[0].Value >= LeastShare * words.Count
            && (best.Length == 1 || best[0].Value > best[1].Value);
        return isClear ? best[0].Key : null;
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

    private static Dictionary<string, string[]> Index(params (string Language, string Words)[] lists) =>
        lists.SelectMany(l => l.Words.Split(' ').Select(word => (word, l.Language)))
            .GroupBy(p => p.word, p => p.Language)
            .ToDictionary(g => g.Key, g => g.Distinct().ToArray());
}

/// <summary>A sentence and its language; null where too few words tell.</summary>
internal sealed record Sentence(string Text, string? Language);
