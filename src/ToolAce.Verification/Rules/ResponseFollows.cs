using ToolAce.Core.Dialogs;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Rules;

/// <summary>Rule 14: a tool response follows each call, with one entry a call, and no tool response stands without calls.</summary>
internal sealed class ResponseFollows() : Rule("r14-response-follows", RuleAspect.SampleConsistency)
{
    public override IEnumerable<RuleFinding> Check(DialogContext context)
    {
        foreach (var turn in context.Turns)
        {
            if (turn.Results is { } results)
            {
                if (results.Problem is { } problem)
                {
                    yield return Defect($"{turn.Place()}: the tool response {problem}");
                }

                if (turn.Number == 1 || context.Turns[turn.Number - 2].Calls.Count == 0)
                {
                    yield return Defect($"{turn.Place()}: a tool response without a call before it");
                }
            }
            else if (turn.Calls.Count > 0 && Missing(context, turn) is { } missing)
            {
                yield return Defect($"{turn.Place()}: {missing}");
            }
        }
    }

    private static string? Missing(DialogContext context, TurnView turn)
    {
        if (context.AnswerTo(turn) is { } answer)
        {
            return answer.Results!.Problem is null && answer.Results.Entries.Count != turn.Calls.Count
                ? $"{turn.Calls.Count} calls, but {answer.Results.Entries.Count} results in turn {answer.Number}"
                : null;
        }

        var isLast = turn.Number == context.Turns.Count;
        return isLast && context.Limits.OpenFinalCalls ? null : $"no tool response follows the call of '{turn.Calls[0].Name}'";
    }
}
