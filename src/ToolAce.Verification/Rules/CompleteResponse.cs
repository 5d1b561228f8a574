using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
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
                case CallReading.Prose prose when OpenEnd.OfProse(prose.Text, () => Punctuates(context, turn)) is { } finding:
                    yield return finding.IsCertain ? Defect($"{turn.Place()}: {finding.Problem}") : Doubt($"{turn.Place()}: {finding.Problem}");
                    break;
            }
        }
    }

    /// <summary>Whether everyone else in the conversation ends sentences with a mark, so that a sentence without one is cut off.</summary>
    private static bool Punctuates(DialogContext context, TurnView turn) =>
        context.Turns.Where(t => t != turn && (t.Role == Role.User || t.Prose is not null)).ToList() is { Count: > 0 } others
        && others.TrueForAll(t => t.Text.TrimEnd() is [.., '.' or '!' or '?' or ':' or '…' or ')' or '"']);
}
