using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Verdicts;
using ToolAce.Verification.Experts.Grounding;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts.Consistency;

/// <summary>
/// A value of an earlier request where this one speaks of the same parameter and holds no such value. A request that points back ("the same") may mean it.
/// </summary>
internal sealed class StaleValueCheck : IConsistencyCheck
{
    private static readonly HashSet<string> PointsBack = ["same", "before", "previous", "earlier", "unchanged", "again", "last"];

    public IEnumerable<ExpertOpinion> Check(Exchange exchange)
    {
        if (exchange.IsFollowUp || exchange.Calls.Count == 0 || exchange.Responses[0].Number <= 2)
        {
            yield break;
        }

        var now = exchange.Said;
        if (now.Words.Any(w => PointsBack.Contains(w.Text)))
        {
            yield break;
        }

        Evidence? results = null;
        foreach (var (turn, index, call) in exchange.Calls)
        {
            foreach (var leaf in exchange.Context.Leaves(call).Where(l => l.Value is Literal.Text or Literal.Integer or Literal.Real))
            {
                if (NameWords.Of(leaf.Name).Stems.All(now.HasStem)
                    && ValueGrounding.Of(leaf, now).Support != Support.Grounded
                    && ValueGrounding.Of(leaf, results ??= Results(exchange.Context)).Support != Support.Grounded
                    && ValueGrounding.Of(leaf, exchange.Context.EvidenceBefore(turn)).Support == Support.Grounded)
                {
                    yield return new(VerdictOutcome.Rejected, $"{turn.Place(index)}, parameter '{leaf.Path}': {CallSyntax.Print(leaf.Value)} is of an earlier request, this one gives another");
                }
            }
        }
    }

    private static Evidence Results(DialogContext context) => Evidence.Of(context.Turns.Where(t => t.Role == Role.Tool).Select(t => t.Said));
}
