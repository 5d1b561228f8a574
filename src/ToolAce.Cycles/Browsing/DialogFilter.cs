using ToolAce.Core.Dialogs;
using ToolAce.Core.Verdicts;

namespace ToolAce.Cycles.Browsing;

/// <summary>Which dialogs to show; null lets all pass.</summary>
/// <param name="Text">Words that some turn holds, letter case aside.</param>
/// <param name="Domain">The whole name of a domain.</param>
/// <param name="Outcome">What verification decided.</param>
public sealed record DialogFilter(string? Text = null, DialogKind? Kind = null, string? Domain = null, VerdictOutcome? Outcome = null);
