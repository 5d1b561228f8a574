using ToolAce.Core.Calls;
using ToolAce.Core.Verdicts;
using ToolAce.Verification.Experts.Grounding;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts;

/// <summary>Is any argument value invented, that is, absent from what the system, the user and the tools said before the call?</summary>
internal sealed class HallucinationExpert() : ScriptedExpert("expert-hallucination")
{
    protected override ExpertOpinion Judge(DialogContext context)
    {
        var objections = new List<ExpertOpinion>();
        var values = 0;
        foreach (var turn in context.Responses.Where(t => t.Calls.Count > 0))
        {
            var evidence = context.EvidenceBefore(turn);
            for (var i = 0; i < turn.Calls.Count; i++)
            {
                foreach (var leaf in context.Leaves(turn.Calls[i]))
                {
                    values++;
                    var (support, why) = ValueGrounding.Of(leaf, evidence);
                    if (support != Support.Grounded)
                    {
                        var outcome = support == Support.Weak ? VerdictOutcome.Unsure : VerdictOutcome.Rejected;
                        objections.Add(new(outcome, $"{turn.Place(i)}, parameter '{leaf.Path}': {CallSyntax.Print(leaf.Value)} {why}"));
                    }
                }
            }
        }

        return Sum(objections, values == 0 ? "no argument values to check" : $"all {values} argument values stand in the conversation");
    }
}
