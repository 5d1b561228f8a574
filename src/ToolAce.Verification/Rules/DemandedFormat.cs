using System.Text.RegularExpressions;
using ToolAce.Core.Calls;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Rules;

/// <summary>
/// Rule 12: no conflict with the format that the system prompt demands. The usual prompt demands calls as <c>[f(a=1)]</c> and nothing beside them; a dialog's
/// own instruction may demand one call a message, a number of words, or another notation.
/// </summary>
internal sealed partial class DemandedFormat() : Rule("r12-format", RuleAspect.SampleConsistency)
{
    public override IEnumerable<RuleFinding> Check(DialogContext context)
    {
        var demands = Demands.Of(context);
        foreach (var turn in context.Responses)
        {
            var finding = turn.Reading switch
            {
                CallReading.Malformed broken when turn.Text.Trim().Length > 0 => Broken(turn, broken),
                CallReading.Prose prose => InProse(context, turn, prose.Text, demands),
                CallReading.Calls calls => InCalls(turn, calls.Items.Count, demands),
                _ => null,
            };
            if (finding is not null)
            {
                yield return finding;
            }

            if (MayHoldMark(turn.Text) && ChatMark().Match(turn.Text) is { Success: true } mark)
            {
                yield return Defect($"{turn.Place()}: '{mark.Value}' is a mark of a chat format, not part of an answer");
            }
        }
    }

    /// <summary>A list cut off is rule 10's; everything else that attempts a call and fails is a breach of the format.</summary>
    private static RuleFinding? Broken(TurnView turn, CallReading.Malformed broken) =>
        OpenEnd.OfCalls(turn.Text) is not null ? null
        : IsPlainBracket(turn.Text) ? null
        : Defect($"{turn.Place()}: not a list of calls: {broken.Problem} at character {broken.Position}");

    /// <summary>Words with a bracketed remark look like an attempt to the reader of calls, and are none.</summary>
    private static bool IsPlainBracket(string text) => !NamedArgument().IsMatch(text) && text.TrimStart()[0] is not ('{' or '<' or '`') && !CallLike().IsMatch(text) && !JsonCall().IsMatch(text);

    /// <summary>Most answers hold none of the letters that marks are made of.</summary>
    private static bool MayHoldMark(string text) => text.AsSpan().IndexOfAny('<', '#') >= 0 || text.Contains("INST]", StringComparison.Ordinal);

    private static RuleFinding? InProse(DialogContext context, TurnView turn, string text, Demands demands)
    {
        if (text.AsSpan().IndexOfAny('(', '{', '<') >= 0)
        {
            var written = context.Dialog.Tools.FirstOrDefault(t => text.Contains(t.Name + "(") && t.Name.Length > 0);
            if (written is not null)
            {
                return Defect($"{turn.Place()}: a call of '{written.Name}' inside other text");
            }

            if (JsonCall().IsMatch(text))
            {
                return Defect($"{turn.Place()}: a call in another notation inside other text");
            }
        }

        return demands.Words is { } most && Words.Of(text).Count is var count && count > most
            ? Defect($"{turn.Place()}: {count} words, but the instruction allows {most}")
            : null;
    }

    private static RuleFinding? InCalls(TurnView turn, int calls, Demands demands)
    {
        if (demands.Notation is { } notation)
        {
            return Defect($"{turn.Place()}: calls in brackets, but the instruction demands {notation}");
        }

        return demands.OneCall && calls > 1 ? Defect($"{turn.Place()}: {calls} calls, but the instruction allows one a message") : null;
    }

    [GeneratedRegex(@"<\|[a-z_]+\|>|</?s>|\[/?INST\]|</?tool_call>|<<SYS>>|(?m:^)#{2,3} ?(Instruction|Response|Assistant|User|Human):")]
    private static partial Regex ChatMark();

    [GeneratedRegex("\"(name|function)\"\\s*:\\s*\"[^\"]+\"\\s*,\\s*\"(arguments|parameters)\"\\s*:")]
    private static partial Regex JsonCall();

    [GeneratedRegex(@"\w\([^()]*\w\s*=\s*([""'\[{\d-]|(True|False|None)\b)", RegexOptions.ExplicitCapture)]
    private static partial Regex NamedArgument();

    [GeneratedRegex(@"^\s*\[?\s*[\w.]+\([^()]*\)\s*\]?\s*$")]
    private static partial Regex CallLike();
}
