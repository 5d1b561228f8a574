using ToolAce.Core.Calls;
using ToolAce.Core.Verdicts;
using ToolAce.Verification.Experts.ToolResponses;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts;

/// <summary>Do the simulated results agree with the API definition and with the call they answer?</summary>
internal sealed class ToolResponseExpert() : ScriptedExpert("expert-tool-response")
{
    protected override ExpertOpinion Judge(DialogContext context)
    {
        var objections = new List<ExpertOpinion>();
        var results = 0;
        foreach (var turn in context.Responses)
        {
            if (context.AnswerTo(turn) is not { Results: { } answer } toolTurn)
            {
                continue;
            }

            for (var i = 0; i < Math.Min(answer.Entries.Count, turn.Calls.Count); i++)
            {
                results++;
                objections.AddRange(One(context, $"{toolTurn.Place()}, result {i + 1} '{answer.Entries[i].Name}'", turn.Calls[i], answer.Entries[i].Results));
            }

            objections.AddRange(Copies(toolTurn, turn));
        }

        return Sum(objections, results == 0 ? "no results to check" : $"all {results} results agree with definition and call");
    }

    private static IEnumerable<ExpertOpinion> One(DialogContext context, string place, Call call, Literal results) =>
        SchemaAgreement.Check(place, results, context.Tool(call.Name)?.Results)
            .Concat(EchoAgreement.Check(place, call, results, context.Tool(call.Name)?.Results))
            .Concat(ContentSense.Check(place, results));

    /// <summary>Different calls of one tool that get the same answer with an identifier or several members in it.</summary>
    private static IEnumerable<ExpertOpinion> Copies(TurnView toolTurn, TurnView turn)
    {
        var entries = toolTurn.Results!.Entries;
        for (var i = 0; i < Math.Min(entries.Count, turn.Calls.Count); i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (turn.Calls[i].Name == turn.Calls[j].Name && !turn.Calls[i].Equals(turn.Calls[j])
                    && IsTelling(entries[i].Results) && entries[i].Results.Equals(entries[j].Results))
                {
                    yield return new(VerdictOutcome.Unsure, $"{toolTurn.Place()}: results {j + 1} and {i + 1} are the same, though the calls differ");
                }
            }
        }
    }

    private static bool IsTelling(Literal results) => results is Literal.Map map
        && map.Entries.Any(e => e.Value is Literal.Text text && text.Value.Any(char.IsAsciiDigit) && text.Value.Any(char.IsLetter));
}
