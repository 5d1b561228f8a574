using ToolAce.Core.Calls;
using ToolAce.Core.Schemas;
using ToolAce.Core.Verdicts;

namespace ToolAce.Verification.Experts.Consistency;

/// <summary>Flags of a request: where it says yes or no of a parameter, its calls say so as often, and none says what the request does not.</summary>
internal sealed class SaidFlagsCheck : IConsistencyCheck
{
    public IEnumerable<ExpertOpinion> Check(Exchange exchange)
    {
        foreach (var calls in exchange.Calls.GroupBy(c => c.Call.Name))
        {
            foreach (var flag in exchange.Context.Tool(calls.Key)?.Parameters.Properties.Where(p => p.Schema.Type == SchemaType.Boolean) ?? [])
            {
                var given = calls.Select(c => (c.Turn, c.Index, Value: (c.Call.Find(flag.Name) as Literal.Bool)?.Value)).Where(c => c.Value is not null).ToList();
                var said = given.Count == 0 ? [] : exchange.Bindings.To(flag.Name, flag.Schema).Select(word => word is "yes" or "true").ToList();
                foreach (var value in new[] { true, false })
                {
                    var (calledFor, saidFor) = (given.Count(c => c.Value == value), said.Count(s => s == value));
                    if (said.Count > 0 && calledFor > 0 && (saidFor == 0 || (said.Count == given.Count && calledFor > saidFor)))
                    {
                        var (turn, index, _) = given.Last(c => c.Value == value);
                        yield return new(VerdictOutcome.Rejected, $"{turn.Place(index)}, parameter '{flag.Name}': {value} {calledFor} times, but the request says so {saidFor} times");
                    }
                }
            }
        }
    }
}
