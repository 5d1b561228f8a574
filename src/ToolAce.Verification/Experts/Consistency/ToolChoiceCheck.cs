using ToolAce.Core.Verdicts;
using ToolAce.Verification.Experts.Grounding;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts.Consistency;

/// <summary>A call of a tool that has nothing to do with the request, or of the wrong one where another clearly fits.</summary>
internal sealed class ToolChoiceCheck : IConsistencyCheck
{
    public IEnumerable<ExpertOpinion> Check(Exchange exchange)
    {
        var called = exchange.Calls.Select(c => c.Call.Name).ToHashSet();
        foreach (var (turn, index, call) in exchange.Calls.DistinctBy(c => c.Call.Name))
        {
            if (exchange.Context.Tool(call.Name) is not { } tool)
            {
                continue;
            }

            var fit = exchange.Fit(tool);
            var others = called.Any(name => name != call.Name && exchange.Context.Tool(name) is { } other && exchange.Fit(other).Name >= 1);
            var better = fit.Name >= 1 ? null : exchange.ClauseFits.SelectMany(fits => fits).FirstOrDefault(f => f.IsClear && !called.Contains(f.Tool.Name));
            if (better is not null)
            {
                yield return new(VerdictOutcome.Rejected, $"{turn.Place(index)}: '{better.Tool.Name}' is what the request asks for");
            }
            else if ((!exchange.IsFollowUp || others) && !SpeaksOfMatter(tool, exchange.Stems) && NoValueIsGiven(exchange.Context, turn, call))
            {
                yield return new(VerdictOutcome.Rejected, $"{turn.Place(index)}: the conversation speaks neither of the tool nor of any of the values");
            }
            else if (fit.IsNone && (!exchange.IsFollowUp || others) && !SpeaksOfParameters(tool, exchange.Stems))
            {
                // Beside a call that serves the request another one of no use was not asked for.
                yield return new(others ? VerdictOutcome.Rejected : VerdictOutcome.Unsure, $"{turn.Place(index)}: the tool has no word in common with the request");
            }
        }
    }

    /// <summary>Whether the request holds a word of the tool's name behind its verb, or one of its description.</summary>
    private static bool SpeaksOfMatter(Core.Apis.ApiDefinition tool, IReadOnlySet<string> said)
    {
        var (name, description) = ToolWords.Of(tool);
        var verb = name.Count > 0 ? name[0].Stem : null;
        return name.Skip(1).Any(w => said.Contains(w.Stem)) || description.Any(w => w != verb && said.Contains(w));
    }

    private static bool NoValueIsGiven(DialogContext context, TurnView turn, Core.Calls.Call call)
    {
        var evidence = context.EvidenceBefore(turn);
        var leaves = context.Leaves(call);
        return leaves.Count > 0 && leaves.All(l => ValueGrounding.Of(l, evidence).Support != Support.Grounded);
    }

    private static bool SpeaksOfParameters(Core.Apis.ApiDefinition tool, IReadOnlySet<string> said) =>
        tool.Parameters.Properties.Any(p => Words.Content(NameWords.Of(p.Name).Words).Any(said.Contains));
}
