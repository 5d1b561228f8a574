using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Core.Verdicts;

namespace ToolAce.Cycles.Browsing;

/// <summary>Which dialogs to show; null lets all pass.</summary>
/// <param name="Text">Words that some turn holds, letter case aside.</param>
/// <param name="Domain">The whole name of a domain.</param>
/// <param name="Outcome">What verification decided.</param>
public sealed record DialogFilter(string? Text = null, DialogKind? Kind = null, string? Domain = null, VerdictOutcome? Outcome = null)
{
    /// <summary>As an address words it; what is empty or no word of the house lets all pass.</summary>
    public static DialogFilter Of(string? text, string? kind, string? domain, string? outcome) =>
        new(string.IsNullOrEmpty(text) ? null : text, Parsed<DialogKind>(kind), string.IsNullOrEmpty(domain) ? null : domain, Parsed<VerdictOutcome>(outcome));

    private static T? Parsed<T>(string? word)
        where T : struct, Enum => Enum.GetValues<T>().Cast<T?>().FirstOrDefault(v => CoreJson.Word(v!.Value) == word);
}
