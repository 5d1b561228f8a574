using ToolAce.Core.Calls;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Rules;

/// <summary>Rule 10: a response is complete: nothing left open, and it does not stop in the middle of a sentence.</summary>
internal sealed class CompleteResponse() : Rule("r10-complete", RuleAspect.DialogCorrectness)
{
    public override IEnumerable<RuleFinding> Check(DialogContext context)
    {
        foreach (var turn in context.Responses)
        {
            switch (turn.Reading)
            {
                case CallReading.Malformed broken when OpenEnd.OfCalls(turn.Text) is { } open:
                    yield return Defect($"{turn.Place()}: the call list is cut off, {open} ({broken.Problem} at character {broken.Position})");
                    break;
                case CallReading.Prose prose when OpenEnd.OfProse(prose.Text) is { } finding:
                    yield return finding.IsCertain ? Defect($"{turn.Place()}: {finding.Problem}") : Doubt($"{turn.Place()}: {finding.Problem}");
                    break;
            }
        }
    }
}
