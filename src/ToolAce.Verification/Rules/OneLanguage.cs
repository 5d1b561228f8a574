using System.Text;
using ToolAce.Core.Dialogs;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Rules;

/// <summary>
/// Rule 9: a response keeps to the language of the conversation. Letters of a script that nobody used before, words that mix scripts, and sentences in
/// another European language are found; quoted text and words taken from the conversation are not counted.
/// </summary>
internal sealed class OneLanguage() : Rule("r09-one-language", RuleAspect.DialogCorrectness)
{
    /// <summary>A single foreign letter is a symbol (π, Δ); a run of this many is a word.</summary>
    private const int ForeignLetters = 2;

    public override IEnumerable<RuleFinding> Check(DialogContext context)
    {
        var known = ScriptReader.Known(context.Dialog.Instruction ?? "");
        foreach (var tool in context.Dialog.Tools)
        {
            known |= ScriptReader.Known(tool.Description);
        }

        var spoken = new SpokenLanguages(context);
        for (var i = 0; i < context.Turns.Count; i++)
        {
            var turn = context.Turns[i];
            if (turn.Prose is not { } prose)
            {
                known |= turn.Role == Role.Assistant ? Scripts.None : ScriptReader.Known(turn.Text);
                continue;
            }

            if (ForeignScript(prose, known) is { } word)
            {
                yield return Defect($"{turn.Place()}: '{word}' is in a script that the conversation did not use before");
            }
            else if (OtherLanguage(context, spoken, turn, prose) is { } other)
            {
                yield return other;
            }
        }
    }

    private static string? ForeignScript(string text, Scripts known)
    {
        if (Ascii.IsValid(text))
        {
            return null;
        }

        foreach (var word in Pieces(text))
        {
            var foreign = 0;
            var inWord = Scripts.None;
            foreach (var rune in word.EnumerateRunes())
            {
                var script = ScriptReader.Of(rune);
                inWord |= script;
                foreign += script != Scripts.None && (script & known) == Scripts.None ? 1 : 0;
            }

            // A Latin word with single Greek or Cyrillic letters is a lookalike, whatever the user wrote.
            var isLookalike = (inWord & Scripts.Latin) != Scripts.None && (inWord & (Scripts.Greek | Scripts.Cyrillic)) != Scripts.None && foreign > 0;
            if (foreign >= ForeignLetters || isLookalike || (foreign == 1 && inWord is Scripts.Han or Scripts.Kana or Scripts.Hangul))
            {
                return word;
            }
        }

        return null;
    }

    private static IEnumerable<string> Pieces(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length && (char.IsLetter(text[i]) || char.IsSurrogate(text[i]));
            if (inside && start < 0)
            {
                start = i;
            }
            else if (!inside && start >= 0)
            {
                yield return text[start..i];
                start = -1;
            }
        }
    }

    private static RuleFinding? OtherLanguage(DialogContext context, SpokenLanguages spoken, TurnView turn, string prose)
    {
        var foreign = LanguageGuess.Sentences(prose).Where(s => s.Language is not null).ToList();
        if (foreign.Count == 0)
        {
            return null;
        }

        if (spoken.Cover(foreign, turn.Number))
        {
            return null;
        }

        var before = string.Join('\n', context.Turns.Take(turn.Number - 1).Where(t => t.Role != Role.Assistant).Select(t => t.Text));
        if (spoken.Known.Count == 0)
        {
            return Unsettled(turn, foreign, LanguageGuess.Leaning(before));
        }

        // A language that the conversation names may be asked for: a translation.
        foreign.RemoveAll(s => spoken.Known.Contains(s.Language!));
        var padded = Words.Padded(before);
        var odd = foreign.Find(s => !padded.Contains(Words.Padded(s.Text)) && !padded.Contains($" {s.Language!.ToLowerInvariant()} "));
        return odd is null ? null : Defect($"{turn.Place()}: a sentence in {odd.Language} in a conversation in {string.Join(" and ", spoken.Known.Order())}: '{Short(odd.Text)}'");
    }

    /// <summary>No sentence before tells its language for certain: what its words lean to, or only a mixture inside the response, counts.</summary>
    private static RuleFinding? Unsettled(TurnView turn, List<Sentence> foreign, string? leaning)
    {
        if (leaning is not null && foreign.TrueForAll(s => s.Language != leaning && s.Language != LanguageGuess.English))
        {
            return Defect($"{turn.Place()}: a sentence in {foreign[0].Language} in a conversation in {leaning}: '{Short(foreign[0].Text)}'");
        }

        var mixed = foreign.DistinctBy(s => s.Language).ToList();
        return mixed.Count > 1 ? Doubt($"{turn.Place()}: sentences in {mixed[0].Language} and {mixed[1].Language}") : null;
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..57] + "...";
}
