using ToolAce.Core.Verdicts;

namespace ToolAce.Cli.Verbs.Data;

/// <summary>What became of one row.</summary>
/// <param name="Place">Where it stands in the file.</param>
/// <param name="DialogId">Null where no dialog could be read.</param>
/// <param name="Outcome">accepted, rejected, unsure or unreadable.</param>
/// <param name="Check">The check that decided.</param>
/// <param name="Reason">Why, with the place in the dialog.</param>
/// <param name="Verdicts">Everything that was said.</param>
internal sealed record VerdictLine(string Place, string? DialogId, string Outcome, string Check, string Reason, IReadOnlyList<Verdict> Verdicts)
{
    public const string Unreadable = "unreadable";

    public static VerdictLine Unread(string place, string problem) => new(place, null, Unreadable, Unreadable, problem, []);
}
