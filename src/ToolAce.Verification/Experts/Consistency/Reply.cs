using System.Text.RegularExpressions;

namespace ToolAce.Verification.Experts.Consistency;

/// <summary>What an assistant's words do: refuse, ask for something, or neither.</summary>
internal static partial class Reply
{
    /// <summary>Says that it cannot or that no tool fits.</summary>
    public static bool IsRefusal(string text) => Refusal().IsMatch(text);

    /// <summary>Asks for something that is missing.</summary>
    public static bool IsQuestion(string text) => Question().IsMatch(text);

    /// <summary>Ends with a question that is not about anything else to do.</summary>
    public static bool IsSpecificQuestion(string text) => text.TrimEnd().EndsWith('?') && !Else().IsMatch(text[Math.Max(0, text.Length - 120)..]);

    /// <summary>Says nothing but a friendly word.</summary>
    public static bool IsNicety(string text) => Nicety().IsMatch(text);

    [GeneratedRegex(@"^\W*(you('re| are) (very |most |always )?welcome|good ?bye|bye|see you( \w+)?|thanks?( you)?( \w+){0,3}|my pleasure|no problem|any ?time|(that|this|it) (is|was|sounds) (\w+ )?(good|nice|great|lovely|wonderful)( to \w+)?|(glad|happy) to (help|hear( that| it)?)|(have a )?(nice|good|great|lovely) (day|evening|weekend|night)|take care|great|fine|okay|ok)( (then|too))?\W*$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Nicety();

    [GeneratedRegex(@"\b(anything|else|more|further|another|other|additional)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Else();

    [GeneratedRegex(
        @"\b(none of (the|my|these|those)|no (suitable|available|matching|fitting|such|other|appropriate|relevant)?\s*(tool|function|api)s?\b|(can|could)\s?(not|n't|n’t)|unable to|not able to|not possible|(do|does|am|is|are)\s?(not|n't|n’t) (\w+ )?(have|fit|match|cover|support|offer|provide|allow|equipped|designed|capable)|beyond (my|the|what)|outside (of )?(my|the|what)|not supported|nothing (here )?(fits|matches)|(lacks?|without) (a|any|the) (tool|function)|sorry)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Refusal();

    [GeneratedRegex(
        @"\?|\b(please|kindly|could you|can you|would you)\b[^.]*\b(provide|tell|give|specify|share|state|name|supply|confirm|clarify|send|add|enter|let me know)\b|\b(I|we)('d)? (still |also )?(need|require|lack|miss)\b|\b(is|are) (missing|required|needed)\b|\bmissing\b|\bneed to know\b|\blet me know (which|what|when|where|the|your)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Question();
}
