using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts.Grounding;

/// <summary>Words of yes and no.</summary>
internal static class Polarity
{
    private static readonly HashSet<string> Yes =
        ["yes", "true", "on", "with", "include", "including", "enable", "enabled", "want", "need", "must", "should", "sure", "ok", "okay", "definitely", "too", "also"];

    private static readonly HashSet<string> No =
        ["no", "not", "false", "off", "without", "never", "don't", "doesn't", "isn't", "won't", "can't", "exclude", "excluding", "disable", "disabled", "skip", "none", "nor", "neither"];

    private static readonly HashSet<string> Agreement = ["yes", "yeah", "yep", "ok", "okay", "sure", "right", "correct", "exactly", "do", "fine", "perfect", "please"];

    public static bool IsYes(string word) => Yes.Contains(word);

    public static bool IsNo(string word) => No.Contains(word);

    /// <summary>Whether the word at <paramref name="i"/> denies something; "do not forget" asks for it.</summary>
    public static bool Negates(IReadOnlyList<Word> words, int i) => IsNo(words[i].Text) && (i + 1 == words.Count || words[i + 1].Text is not ("forget" or "hesitate" or "mind" or "miss"));

    /// <summary>Whether a message begins by agreeing to what was said before.</summary>
    public static bool IsAgreement(TextReading message) => message.Words is [var first, ..] && Agreement.Contains(first.Text);
}
