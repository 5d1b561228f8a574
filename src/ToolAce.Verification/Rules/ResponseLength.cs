using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Rules;

/// <summary>Rule 7: no assistant message is too long, in characters or in calls.</summary>
internal sealed class ResponseLength() : Rule("r07-length", RuleAspect.DialogCorrectness)
{
    public override IEnumerable<RuleFinding> Check(DialogContext context)
    {
        foreach (var turn in context.Responses)
        {
            if (turn.Text.Length > context.Limits.ResponseCharacters)
            {
                yield return Defect($"{turn.Place()}: {turn.Text.Length} characters; at most {context.Limits.ResponseCharacters} are allowed");
            }

            if (turn.Calls.Count > context.Limits.CallsInOneResponse)
            {
                yield return Defect($"{turn.Place()}: {turn.Calls.Count} calls; at most {context.Limits.CallsInOneResponse} are allowed");
            }
        }
    }
}
