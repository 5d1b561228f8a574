using ToolAce.Core.Verdicts;

namespace ToolAce.Cli.Bench.Web.Samples;

/// <summary>A row as verification writes it.</summary>
internal sealed record SampleVerdict(string DialogId, VerdictOutcome Outcome, string Check, string Reason, IReadOnlyList<Verdict> Verdicts)
{
    private static readonly string[] Experts = ["expert-consistency", "expert-hallucination", "expert-tools"];

    /// <summary>The decision on the dialog of this number: of a hundred, 12 rejected and 6 unsure.</summary>
    public static SampleVerdict Of(int number)
    {
        var id = SampleDialogs.Id(number);
        var outcome = (number * 37L % 100) switch { < 12 => VerdictOutcome.Rejected, < 18 => VerdictOutcome.Unsure, _ => VerdictOutcome.Accepted };
        IReadOnlyList<Verdict> said = outcome == VerdictOutcome.Rejected
            ? [new(id, VerdictLayer.Rule, "r04-required-given", outcome, $"turn {2 + number % 3}: the required parameter 'day' is not given")]
            :
            [
                new(id, VerdictLayer.Rule, "rules", VerdictOutcome.Accepted, "22 rules found nothing"),
                .. Experts.Select(e => new Verdict(id, VerdictLayer.Expert, e, e == Experts[1] ? outcome : VerdictOutcome.Accepted, e == Experts[1] && outcome == VerdictOutcome.Unsure ? "the town stands in no earlier turn" : "nothing found")),
            ];
        var deciding = said.FirstOrDefault(v => v.Outcome == outcome) ?? said[0];
        return new SampleVerdict(id, outcome, deciding.Check, deciding.Reason, said);
    }
}
