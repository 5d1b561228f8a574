using System.Text.RegularExpressions;
using ToolAce.Core.Apis;
using ToolAce.Core.Calls;
using ToolAce.Core.Schemas;
using ToolAce.Core.Verdicts;
using ToolAce.Verification.Experts.Grounding;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts.Consistency;

/// <summary>A refusal, or mere talk, although an offered tool clearly fits the request.</summary>
internal sealed partial class RefusalCheck : IConsistencyCheck
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
        var best = exchange.ClauseFits.SelectMany(fits => fits.Take(1)).OrderByDescending(f => f.Name).FirstOrDefault();
        if (best is { IsClear: true } && (isRefusal || Order().IsMatch(exchange.Request)))
        {
            // A question that names what is missing may be worded as a refusal: "I cannot book without a date".
            var asks = isRefusal && Reply.IsQuestion(words);
            var isIgnored = isRefusal ? !IsOfAnother(exchange, best.Tool) : GivesParameter(best.Tool, exchange) || Reply.IsNicety(words);
            yield return new(asks || !isIgnored ? VerdictOutcome.Unsure : VerdictOutcome.Rejected,
                $"{turn.Place()}: the assistant {(isRefusal ? "refuses" : "only talks")}, but '{best.Tool.Name}' fits the request");
        }
    }

    /// <summary>Values are given, but for no parameter of this tool: a tool of this name elsewhere may have been meant.</summary>
    private static bool IsOfAnother(Exchange exchange, ApiDefinition tool) =>
        exchange.Values is { Count: > 0 } values
        && !tool.Parameters.Properties.Any(p => exchange.Bindings.To(p.Name, p.Schema).Any() || values.Any(v => HasItsForm(v, p.Schema) && !Relevance.IsNamedOtherwise(exchange, v, tool)))
        && !exchange.Clauses.Any(c => tool.Parameters.Properties.Any(p => c.Contains(p.Name.Replace('_', ' '), StringComparison.OrdinalIgnoreCase) && p.Schema is not { Enum.Count: > 0 }));

    private static bool HasItsForm(RequestValue value, Schema schema) =>
        schema is not { Format: null, Pattern: null } && !SchemaValidator.Validate(new Literal.Text(value.Text), schema).Any();

    /// <summary>Whether the request names a parameter with a value beside it: whoever only talks of a matter does not fill in forms.</summary>
    private static bool GivesParameter(ApiDefinition tool, Exchange exchange)
    {
        var evidence = exchange.Said;
        if (tool.Parameters.Properties.SelectMany(p => p.Schema.Enum).OfType<Literal.Text>().Any(v => evidence.HasPhrase(v.Value)))
        {
            return true;
        }

        var words = evidence.Words.Where(w => !w.IsFiller).Select(w => w.Stem).ToList();
        var values = exchange.Values.SelectMany(v => Words.Stems(v.Text)).ToHashSet();
        return tool.Parameters.Properties.Select(p => Words.OfName(p.Name).Select(Words.Stem).ToList()).Any(name => name.Count > 0
            && Enumerable.Range(0, Math.Max(0, words.Count - name.Count + 1)).Any(i => words.Skip(i).Take(name.Count).SequenceEqual(name)
                && (IsValue(words, i - 1, values) || IsValue(words, i + name.Count, values) || IsValue(words, i + name.Count + 1, values))));
    }

    private static bool IsValue(List<string> words, int at, HashSet<string> values) => at >= 0 && at < words.Count && values.Contains(words[at]);

    /// <summary>Wording that wants something done, rather than talked about.</summary>
    [GeneratedRegex(@"\b(please|(can|could|would|will) you|i('d| would) like|i (need|want|hope|plan)|it is time to|we should|help me|my plan is|i have to|i must)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Order();
}
