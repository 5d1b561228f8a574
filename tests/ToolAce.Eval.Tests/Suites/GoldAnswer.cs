using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Outcomes;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Tests.Suites;

/// <summary>Writes an item's first accepted answer as a model would, and judges it.</summary>
internal static class GoldAnswer
{
    public static bool Passes(SuiteItem item) => item switch
    {
        CallItem call => ItemJudge.Judge(call, Write(call, call.Answers), CallDecoding.CallSyntax).Correct,
        MultiTurnItem rounds => rounds.Rounds.Where(r => r.Calls.Count > 0).All(r => AstChecker.Check(
            "parallel", rounds.Functions, PyLiterals.Calls(CallSyntax.Parse(Write(rounds, r.Calls))), r.Calls).Valid),
        ApiItem api => ItemJudge.Judge(api, CallSyntax.Print([api.Expected]), CallDecoding.CallSyntax).Correct,
        _ => true,
    };

    /// <summary>What a perfect model answers to a prompt of this item.</summary>
    public static string Answer(SuiteItem item, ChatPrompt prompt)
    {
        const string words = "I have no tool for that.";
        switch (item)
        {
            case CallItem call:
                return Write(call, call.Answers);
            case RelevanceItem relevance:
                return CallSyntax.Print([new Call(relevance.Functions[0].Name, [])]);
            case ApiItem api:
                return CallSyntax.Print([api.Expected]);
            case MultiTurnItem rounds when prompt.Turns[^1].Role == Role.User:
                var round = rounds.Rounds[prompt.Turns.Count(t => t.Role == Role.User) - 1];
                return round.Calls.Count == 0 ? words : Write(rounds, round.Calls);
            default:
                return words;
        }
    }

    /// <summary>The first accepted calls.</summary>
    public static IReadOnlyList<Call> Calls(SuiteItem item, IReadOnlyList<ExpectedCall> answers) =>
        [.. answers.Select(a => new Call(a.Name, [.. a.Parameters.Where(p => IsGiven(item, a, p)).Select(p => new Argument(p.Key, Value(Gold(p.Value), accepted: false)))]))];

    private static string Write(SuiteItem item, IReadOnlyList<ExpectedCall> answers) => CallSyntax.Print(Calls(item, answers));

    private static bool IsGiven(SuiteItem item, ExpectedCall answer, KeyValuePair<string, IReadOnlyList<PyValue>> parameter) =>
        parameter.Value is [not PyValue.Str { Value: "" }, ..]
        || (parameter.Value.Count > 0 && item.Functions.Any(f => f.Name == answer.Name && f.Required.Contains(parameter.Key)));

    private static PyValue Gold(IReadOnlyList<PyValue> accepted) => accepted.FirstOrDefault(v => v is not PyValue.Str { Value: "" }) ?? accepted[0];

    // Inside an accepted dict every value is again a list of accepted ones.
    private static Literal Value(PyValue value, bool accepted) => value switch
    {
        PyValue.None => Literal.Null.Value,
        PyValue.Bool b => new Literal.Bool(b.Value),
        PyValue.Int i => new Literal.Integer(i.Value),
        PyValue.Float f => new Literal.Real(f.Value),
        PyValue.Str s => new Literal.Text(s.Value),
        PyValue.List list => accepted ? Value(list.Items[0], accepted: false) : new Literal.List([.. list.Items.Select(i => Value(i, accepted: false))]),
        PyValue.Dict dict => new Literal.Map([.. dict.Entries
            .Where(e => e.Value is not PyValue.List { Items: [PyValue.Str { Value: "" }, ..] })
            .Select(e => KeyValuePair.Create(((PyValue.Str)e.Key).Value, Value(e.Value, accepted: true)))]),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.GetType(), "no JSON value"),
    };
}
