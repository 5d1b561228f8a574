using System.Numerics;
using ToolAce.Core.Calls;
using ToolAce.Core.Schemas;
using ToolAce.Core.Verdicts;
using ToolAce.Verification.Experts.Grounding;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts.ToolResponses;

/// <summary>
/// Results against the call: a member that goes by the name of an argument repeats its value; a list is no longer than the limit asked for. Numbers of one name
/// may differ (a price asked for as the most to pay, a price found).
/// </summary>
internal static class EchoAgreement
{
    public static IEnumerable<ExpertOpinion> Check(string place, Call call, Literal results, Schema? promised)
    {
        if (results is not Literal.Map map)
        {
            yield break;
        }

        foreach (var argument in call.Arguments)
        {
            if (map.Find(argument.Name) is { } echo && Differ(argument.Value, echo) && CanRepeat(argument, promised))
            {
                yield return new(VerdictOutcome.Rejected,
                    $"{place}, member '{argument.Name}': {CallSyntax.Print(echo)}, but the call was about {CallSyntax.Print(argument.Value)}");
            }
        }

        if (Limit(call) is { } limit)
        {
            foreach (var (name, list) in map.Entries.Where(e => e.Value is Literal.List).Select(e => (e.Key, (Literal.List)e.Value)))
            {
                if (list.Items.Count > limit)
                {
                    yield return new(VerdictOutcome.Rejected, $"{place}, member '{name}': {list.Items.Count} items, but the call asked for at most {limit}");
                }
            }
        }
    }

    /// <summary>A member of a format that the argument does not have is about something else: the day asked for, and the moment of the answer.</summary>
    private static bool CanRepeat(Argument argument, Schema? promised) =>
        promised?.Find(argument.Name) is not { Format: not null } member || !SchemaValidator.Validate(argument.Value, member).Any();

    private static bool Differ(Literal asked, Literal answered) =>
        asked is Literal.Text a && answered is Literal.Text b && !AreCodeAndMoment(a.Value, b.Value) && !AreCodeAndMoment(b.Value, a.Value) && !Contains(a.Value, b.Value) && !Contains(b.Value, a.Value);

    /// <summary>A code and a date may go by one name: the night asked for and the day that it was.</summary>
    private static bool AreCodeAndMoment(string one, string other) =>
        one.Any(char.IsAsciiDigit) && one.Any(char.IsAsciiLetterUpper) && (DateReader.Value(other) is not null || TimeReader.Value(other) is not null);

    private static bool Contains(string whole, string part) => Words.Padded(whole).Contains(Words.Padded(part));

    private static BigInteger? Limit(Call call) =>
        call.Arguments.FirstOrDefault(a => a.Name is "limit" or "max_results" or "maxResults" or "top" or "top_k" or "page_size" or "pageSize")?.Value
            is Literal.Integer { Value.Sign: > 0 } limit ? limit.Value : null;
}
