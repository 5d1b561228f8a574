using System.Text.RegularExpressions;
using ToolAce.Core.Verdicts;

namespace ToolAce.Verification.Experts.Consistency;

/// <summary>A refusal, or mere talk, although an offered tool clearly fits the request.</summary>
internal sealed partial class RefusalCheck(Synonyms synonyms) : IConsistencyCheck
{
    public IEnumerable<ExpertOpinion> Check(Exchange exchange)
    {
        if (exchange.Calls.Count > 0 || exchange.Responses is not [{ Prose: { } words } turn, ..])
        {
            yield break;
        }

        var isRefusal = Reply.IsRefusal(words);
        if (!isRefusal && Reply.IsQuestion(words))
        {
            yield break;
        }

        // One clause must hold the whole name: words gathered from everywhere prove little.
        var best = exchange.Clauses.SelectMany(c => ToolFit.Rank(exchange.Context.Dialog.Tools, c, synonyms).Take(1)).OrderByDescending(f => f.Name).FirstOrDefault();
        if (best is { IsClear: true } && (isRefusal || Order().IsMatch(exchange.Request)))
        {
            // A question that names what is missing may be worded as a refusal: "I cannot book without a date".
            var asks = isRefusal && Reply.IsQuestion(words);
            yield return new(asks || !isRefusal ? VerdictOutcome.Unsure : VerdictOutcome.Rejected,
                $"{turn.Place()}: the assistant {(isRefusal ? "refuses" : "only talks")}, but '{best.Tool.Name}' fits the request");
        }
    }

    /// <summary>Wording that wants something done, rather than talked about.</summary>
    [GeneratedRegex(@"\b(please|(can|could|would|will) you|i('d| would) like|i (need|want)|i have to|i must)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Order();
}
