using System.Text.RegularExpressions;
using ToolAce.Core.Verdicts;
using ToolAce.Verification.Experts.Grounding;
using ToolAce.Verification.Experts.ToolResponses;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts.Consistency;

/// <summary>The words after a tool response: codes, dates, times and decimal numbers in them come from the conversation, and a failure is not called a success.</summary>
internal sealed partial class SummaryCheck : IConsistencyCheck
{
    /// <summary>Minutes; am and pm stand outside of the value that is looked at.</summary>
    private const int HalfDay = 12 * 60;

    public IEnumerable<ExpertOpinion> Check(Exchange exchange)
    {
        foreach (var turn in exchange.Responses.Where(t => t.Prose is not null && t.Number >= 2))
        {
            if (exchange.Context.Turns[turn.Number - 2].Results is not { } results)
            {
                continue;
            }

            var words = turn.Prose!;
            if (results.Entries.Count > 0 && results.Entries.All(e => Failure.IsReported(e.Results)) && Success().IsMatch(words) && !Reply.IsRefusal(words) && !Trouble().IsMatch(words))
            {
                yield return new(VerdictOutcome.Rejected, $"{turn.Place()}: reports success, but the tool reported a failure");
            }

            if (results.Entries.Count > 0 && SpeaksOfTools(words) && NoToolFits().IsMatch(words) && !results.Entries.Any(e => Failure.IsReported(e.Results)))
            {
                yield return new(VerdictOutcome.Rejected, $"{turn.Place()}: says that no tool fits, right after a tool has answered");
            }

            foreach (var (name, number) in MemberNumbers.Differing(results, words))
            {
                yield return new(exchange.Context.EvidenceBefore(turn).HasNumber(number) ? VerdictOutcome.Unsure : VerdictOutcome.Rejected, $"{turn.Place()}: states {name} {number}, but the result says otherwise");
            }

            foreach (var value in RequestValues.Of(words).Where(v => !IsUnchecked(v) && !IsSupported(v, exchange.Context.EvidenceBefore(turn))))
            {
                yield return new(value.Shape == ValueShape.Number ? VerdictOutcome.Unsure : VerdictOutcome.Rejected,
                    $"{turn.Place()}: states {value.Text}, which nothing before says");
            }
        }
    }

    private static bool SpeaksOfTools(string words) =>
        words.Contains("tool", StringComparison.OrdinalIgnoreCase) || words.Contains("function", StringComparison.OrdinalIgnoreCase);

    /// <summary>Names, quotations and small whole numbers, which count and enumerate; only telling ones are checked.</summary>
    private static bool IsUnchecked(RequestValue value) => value.Shape switch
    {
        ValueShape.Number => !IsTelling(value.Text),
        ValueShape.Code => !IsIdentifier(value.Text),
        ValueShape.Date or ValueShape.Time => false,
        _ => true,
    };

    private static bool IsSupported(RequestValue value, Evidence evidence) => value.Shape switch
    {
        ValueShape.Date => evidence.HasPhrase(value.Text) || (DateReader.Value(value.Text) is { } day && evidence.Days.Any(day.Agrees)),
        ValueShape.Time => evidence.HasPhrase(value.Text) || (TimeReader.Value(value.Text) is { } time && (evidence.HasTime(time) || evidence.HasTime((time + HalfDay) % (2 * HalfDay)))),
        ValueShape.Code => evidence.HasPhrase(value.Text),
        ValueShape.Number => NumberReader.Read(value.Text).Any(n => evidence.HasNumber(n) || evidence.HasLooseNumber(n) || IsRounded(n, evidence)),
        _ => true,
    };

    private static bool IsTelling(string number) => number.Contains('.') || number.Count(char.IsAsciiDigit) > 2;

    private static bool IsRounded(double number, Evidence evidence) =>
        evidence.Numbers.Any(known => Math.Abs(known - number) <= Math.Max(0.5, Math.Abs(number) * 0.005));

    /// <summary>One capital-led piece such as K42; not 5kg, not H2O, not a file name.</summary>
    private static bool IsIdentifier(string code) => IdentifierShape().IsMatch(code);

    [GeneratedRegex(@"^[A-Z]{1,4}-?\d{2,}[A-Z0-9]*$")]
    private static partial Regex IdentifierShape();

    [GeneratedRegex(@"\b(successfully|success|done|completed|confirmed|is now|has been|have been|here (is|are))\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Success();

    [GeneratedRegex(@"\b(none of the (tools|functions)|no (suitable |available |matching |fitting )?(tool|function) (can|fits|is|to))\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex NoToolFits();

    [GeneratedRegex(@"\b(error|fail\w*|problem|issue|however|unfortunately|not|n't|try again)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Trouble();
}
