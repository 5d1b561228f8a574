using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Rules;

/// <summary>Rule 11: the names in a tool response are the names in the calls it answers, one entry a call, in their order.</summary>
internal sealed class NamesAgree() : Rule("r11-names-agree", RuleAspect.SampleConsistency)
{
    public override IEnumerable<RuleFinding> Check(DialogContext context)
    {
        foreach (var turn in context.Responses.Where(t => t.Calls.Count > 0))
        {
            if (context.AnswerTo(turn) is not { Results.Problem: null } answer)
            {
                continue;
            }

            var entries = answer.Results!.Entries;
            for (var i = 0; i < Math.Min(entries.Count, turn.Calls.Count); i++)
            {
                if (entries[i].Name != turn.Calls[i].Name)
                {
                    yield return Defect($"{answer.Place()}, entry {i + 1}: the result is of '{entries[i].Name}', but {turn.Place(i)} was called");
                }
            }
        }
    }
}
