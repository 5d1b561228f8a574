using ToolAce.Core.Verdicts;

namespace ToolAce.Verification.Experts.Consistency;

/// <summary>More calls than asked for: the same call twice for one request.</summary>
internal sealed class RepeatedCallCheck : IConsistencyCheck
{
    public IEnumerable<ExpertOpinion> Check(Exchange exchange)
    {
        for (var i = 0; i < exchange.Calls.Count; i++)
        {
            var (turn, index, call) = exchange.Calls[i];
            if (exchange.Calls.Take(i).FirstOrDefault(c => c.Call.Equals(call)) is { Turn: { } first })
            {
                // Asking again after an answer may be a retry; twice in one message never helps.
                yield return new(first == turn ? VerdictOutcome.Rejected : VerdictOutcome.Unsure, $"{turn.Place(index)}: the same call stands in turn {first.Number} already");
            }
        }
    }
}
