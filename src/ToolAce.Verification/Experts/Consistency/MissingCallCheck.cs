using ToolAce.Core.Verdicts;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts.Consistency;

/// <summary>Fewer calls than asked for: a clause of the request clearly asks for a tool that was not called, while others were.</summary>
internal sealed class MissingCallCheck : IConsistencyCheck
{
    public IEnumerable<ExpertOpinion> Check(Exchange exchange)
    {
        // Words that ask back may have come before the missing call.
        if (exchange.Calls.Count == 0 || exchange.Responses.Any(r => r.Prose is { } words && Reply.IsQuestion(words) && r != exchange.Responses[^1]))
        {
            yield break;
        }

        var called = exchange.Calls.Select(c => c.Call.Name).ToHashSet();
        foreach (var (clause, fits) in exchange.Clauses.Zip(exchange.ClauseFits))
        {
            var best = fits.FirstOrDefault(f => f.IsClear);
            if (best is null || called.Contains(best.Tool.Name))
            {
                continue;
            }

            // Where a called tool covers the clause as well, that is the one that was meant.
            var rival = fits.Where(f => called.Contains(f.Tool.Name)).Select(f => f.Name).DefaultIfEmpty(0).Max();
            if (rival < best.Name)
            {
                // More may still follow an open call, and a shared word may be all that the two have in common.
                var isCertain = !exchange.IsOpen && (rival <= 0 || !called.Any(name => SharesMatter(name, clause)) || LeavesValue(exchange, clause));
                yield return new(isCertain ? VerdictOutcome.Rejected : VerdictOutcome.Unsure,
                    $"{exchange.Calls[0].Turn.Place()}: '{clause.Trim()}' asks for '{best.Tool.Name}', which is never called");
            }
        }
    }

    /// <summary>Whether the rest of the clause's sentence gives a value that no call carries.</summary>
    private static bool LeavesValue(Exchange exchange, string clause)
    {
        var at = exchange.Request.IndexOf(clause, StringComparison.Ordinal);
        var end = at < 0 ? -1 : exchange.Request.IndexOfAny(['.', '!', '?', '\n'], at);
        var used = new UsedValues(exchange.Leaves);
        return at >= 0 && RequestValues.Of(exchange.Request[at..(end < 0 ? exchange.Request.Length : end)])
            .Any(v => v.Shape is ValueShape.Code or ValueShape.Date or ValueShape.Time or ValueShape.Quoted && !used.Has(v));
    }

    /// <summary>Whether the clause speaks of more than the verb of a tool's name.</summary>
    private static bool SharesMatter(string tool, string clause)
    {
        var said = Words.Stems(clause).ToHashSet();
        return Words.OfToolName(tool[(tool.LastIndexOf('.') + 1)..]).Skip(1).Any(w => said.Contains(Words.Stem(w)));
    }
}
