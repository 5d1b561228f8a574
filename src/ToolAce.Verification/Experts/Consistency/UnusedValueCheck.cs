using System.Text.RegularExpressions;
using ToolAce.Core.Verdicts;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts.Consistency;

/// <summary>
/// Fewer calls or arguments than asked for: the request names a value that no call carries. Certain where it stands in a row with a value that a call does
/// carry ("Paris and Rome") or right beside the name of a parameter that was left out; otherwise only odd.
/// </summary>
internal sealed partial class UnusedValueCheck : IConsistencyCheck
{
    public IEnumerable<ExpertOpinion> Check(Exchange exchange)
    {
        if (exchange.Calls.Count == 0)
        {
            yield break;
        }

        var used = new UsedValues(exchange.Leaves);
        var values = exchange.Values;
        for (var i = 0; i < values.Count; i++)
        {
            if (used.Has(values[i]) || (values[i].Shape == ValueShape.Code && IsPartOfAName(exchange, values[i].Text)))
            {
                continue;
            }

            var place = exchange.Calls[0].Turn.Place();
            if (LeftOut(exchange, values[i]) is var (parameter, isCertain) && parameter is not null)
            {
                yield return new(isCertain ? VerdictOutcome.Rejected : VerdictOutcome.Unsure, $"{place}: the request gives '{parameter}' as {values[i].Text}, but no call passes it on");
            }
            else if (IsInRow(exchange.Request, values, i, used))
            {
                yield return new(VerdictOutcome.Rejected, $"{place}: the request names {values[i].Text} beside a value that was used, but no call carries it");
            }
            else if (values[i].Shape is not (ValueShape.Name or ValueShape.Number))
            {
                yield return new(VerdictOutcome.Unsure, $"{place}: the request names {values[i].Text}, but no call carries it");
            }
        }
    }

    /// <summary>What looks like a code is a word of a called function's name or of its parameters' names, as in <c>feed_v2(lat1=…)</c>: it says what is meant and is no value.</summary>
    private static bool IsPartOfAName(Exchange exchange, string code) => exchange.Calls.Any(c =>
        Words.OfName(c.Call.Name).Contains(code.ToLowerInvariant())
        || c.Call.Arguments.Any(a => Words.OfName(a.Name).Contains(code.ToLowerInvariant())));

    /// <summary>The parameter of a called tool that was left out though the value stands right after its name.</summary>
    private static (string? Parameter, bool IsCertain) LeftOut(Exchange exchange, RequestValue value)
    {
        var before = Words.Of(exchange.Request[Math.Max(0, value.Start - 60)..value.Start]).Select(Words.Stem).ToList();
        var (near, behind) = Relevance.Beside(exchange.Request, value);
        var isPlain = value.Shape is ValueShape.Code or ValueShape.Date or ValueShape.Time;
        foreach (var (_, _, call) in exchange.Calls)
        {
            if (exchange.Context.Tool(call.Name) is not { } tool)
            {
                continue;
            }

            foreach (var property in tool.Parameters.Properties)
            {
                // "from" and "to" stand before too much else.
                var (_, name, isOfFillers) = NameWords.Of(property.Name);
                if (call.Find(property.Name) is null && !isOfFillers && EndsWith(before, name))
                {
                    var isCertain = value.Shape != ValueShape.Name || Relevance.IsAboutTool(exchange.Request, value, property.Name, tool);
                    return (property.Name, isCertain);
                }

                // One call more with that parameter may have been meant.
                if (call.Find(property.Name) is not null && name.Count > 0 && !isOfFillers
                    && (near.TakeLast(name.Count).SequenceEqual(name) || behind.Take(name.Count).SequenceEqual(name))
                    && (isPlain || Relevance.IsAboutTool(exchange.Request, value, property.Name, tool)))
                {
                    return (property.Name, true);
                }
            }
        }

        return (null, false);
    }

    private static bool EndsWith(List<string> words, IReadOnlyList<string> end)
    {
        var length = words.Count > 0 && words[^1] is "is" or "of" or "a" or "at" or "to" or "as" or "to be" ? words.Count - 1 : words.Count;
        return length >= end.Count && words.Take(length).TakeLast(end.Count).SequenceEqual(end);
    }

    private static bool IsInRow(string request, IReadOnlyList<RequestValue> values, int i, UsedValues used)
    {
        bool Joined(int left, int right) =>
            left >= 0 && right < values.Count && values[left].Shape == values[right].Shape && Joint().IsMatch(request[values[left].End..values[right].Start]);
        return (Joined(i - 1, i) && used.Has(values[i - 1])) || (Joined(i, i + 1) && used.Has(values[i + 1]));
    }

    [GeneratedRegex(@"^[""'”]?(,? and |,? or |, | & |,? as well as )[""'“]?$")]
    private static partial Regex Joint();
}
