using System.Text.RegularExpressions;
using ToolAce.Core.Verdicts;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts.Consistency;

/// <summary>Fewer calls than asked for: "do it again with …" wants one call more, and so does a further sentence that asks for the same tool.</summary>
internal sealed partial class RepeatedRequestCheck(Synonyms synonyms) : IConsistencyCheck
{
    public IEnumerable<ExpertOpinion> Check(Exchange exchange)
    {
        // More may still follow calls that nothing answers yet, and what one call left open another may ask back about.
        if (exchange.Calls.Count == 0 || exchange.IsOpen || exchange.Responses.Any(r => r.Prose is { } words && Reply.IsQuestion(words) && r != exchange.Responses[^1]))
        {
            yield break;
        }

        var called = exchange.Calls.Select(c => c.Call.Name).Distinct().ToList();
        var sentences = SentenceEnd().Split(exchange.Request);
        var again = sentences.Count(s => Again().IsMatch(s));
        if (again > 0 && exchange.Calls.Count < called.Count + again)
        {
            yield return new(VerdictOutcome.Rejected,
                $"{exchange.Calls[0].Turn.Place()}: the request asks {(again == 1 ? "once" : $"{again} times")} more for the same, but there {(exchange.Calls.Count == 1 ? "is 1 call" : $"are {exchange.Calls.Count} calls")}");
        }

        // In a conversation about what is missing the request may be worded twice.
        if (exchange.IsFollowUp || sentences.Length < 2)
        {
            yield break;
        }

        foreach (var name in called)
        {
            var calls = exchange.Calls.Count(c => c.Call.Name == name);
            var asked = exchange.Context.Tool(name) is { } tool ? sentences.Count(s => Order().IsMatch(s) && ToolFit.Of(tool, s, synonyms).IsClear) : 0;
            if (asked > Math.Max(1, calls))
            {
                yield return new(VerdictOutcome.Rejected, $"{exchange.Calls[0].Turn.Place()}: {asked} sentences ask for '{name}', which is called {calls} time{(calls == 1 ? "" : "s")}");
            }
        }
    }

    [GeneratedRegex(@"(?<=[.!?])\s+|\n+")]
    private static partial Regex SentenceEnd();

    /// <summary>Words at the start of a sentence that want the same thing once more.</summary>
    [GeneratedRegex(@"^\s*((and|then|also|please|now|next|finally)\s+)*(once more|one more|once again|again|another one|the same again|(do|repeat|try) (it|this|that|the same)( again| once more)?)\b(?!\s*\?)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Again();

    [GeneratedRegex(@"\b(please|(can|could|would|will) you|i('d| would) like|i (also )?(need|want|hope|plan)|it is time to|we should|help me|my plan is)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Order();
}
