using System.Text.RegularExpressions;

namespace ToolAce.Eval.General.Gsm8k;

/// <summary>How the harness reads a number out of a solution, and when two are the same: as text, not as values.</summary>
internal static partial class Gsm8kAnswers
{
    /// <summary>The last number of a text; null without any. A lone full stop or comma counts as none, two of them as a number, as upstream.</summary>
    public static string? Flexible(string text) => LastNumber().Matches(text) is [.., var last] ? last.Value : null;

    /// <summary>The number after the first <c>####</c> that one follows; null without any.</summary>
    public static string? Strict(string text) => MarkedNumber().Match(text) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>Whether an extracted number is a solution's, both stripped of commas, dollar signs, what leads to the mark, and a full stop at the end.</summary>
    public static bool Same(string extracted, string solution) => Normal(extracted) == Normal(solution);

    private static string Normal(string text)
    {
        var plain = text.Replace(",", "").Replace("$", "");
        var mark = plain.LastIndexOf("#### ", StringComparison.Ordinal);
        return FinalStop().Replace(mark < 0 ? plain : plain[(mark + 5)..], "").ToLowerInvariant();
    }

    [GeneratedRegex("-?[$0-9.,]{2,}|-?[0-9]+")]
    private static partial Regex LastNumber();

    [GeneratedRegex("#### (-?[0-9.,]+)")]
    private static partial Regex MarkedNumber();

    [GeneratedRegex(@"\.$")]
    private static partial Regex FinalStop();
}
