using System.Text.RegularExpressions;
using ToolAce.Core.Verdicts;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts.Consistency;

/// <summary>Fewer calls than asked for: "do it again with …" wants one call more, and so does a further sentence that asks for the same tool.</summary>
internal sealed partial class RepeatedRequestCheck : IConsistencyCheck
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

        var orders = sentences.Where(s => Order().IsMatch(s)).Select(s => new SpokenWords(s))
            .Select(s => called.Where(name => exchange.Context.Tool(name) is { } tool && ToolFit.Of(tool, s, exchange.Synonyms).IsClear).ToList()).ToList();
        foreach (var name in called)
        {
            // A sentence may fit another called tool as well, and then that one's calls may be what it asks for.
            var mine = orders.Where(fits => fits.Contains(name)).ToList();
            var meant = mine.SelectMany(fits => fits).Append(name).ToHashSet();
            var calls = exchange.Calls.Count(c => meant.Contains(c.Call.Name));
            if (mine.Count > Math.Max(1, calls))
            {
                yield return new(VerdictOutcome.Rejected, $"{exchange.Calls[0].Turn.Place()}: {mine.Count} sentences ask for '{name}', which is called {calls} time{(calls == 1 ? "" : "s")}");
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
