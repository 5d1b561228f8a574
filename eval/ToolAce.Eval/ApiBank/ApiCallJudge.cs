using ToolAce.Core.Calls;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.ApiBank;

/// <summary>Compares a predicted call with a test point's: the same name and arguments, values equal, numbers by value.</summary>
internal static class ApiCallJudge
{
    public static CheckResult Judge(ApiItem item, IReadOnlyList<Call> calls)
    {
        if (calls is not [var call])
        {
            return CheckResult.Wrong("simple_function_checker:wrong_count", $"expected one call, got {calls.Count}");
        }

        if (call.Name != item.Expected.Name)
        {
            return CheckResult.Wrong("simple_function_checker:wrong_func_name", $"expected a call of {item.Expected.Name}, got {call.Name}");
        }

        return ToolSearch.Keywords(item.Expected) is { } wanted && ToolSearch.Keywords(call) is { } given ? JudgeSearch(item, wanted, given) : Compare(item.Expected, call);
    }

    // Keywords are free text: a search is right when it finds the same tool first.
    private static CheckResult JudgeSearch(ApiItem item, string wanted, string given)
    {
        var due = ToolSearch.Find(item.Functions, wanted, 1);
        var found = ToolSearch.Find(item.Functions, given, 1);
        return due is [var meant] && found is [var first] && meant == first
            ? CheckResult.Correct
            : CheckResult.Wrong("value_error:string", $"\"{given}\" does not find the tool that \"{wanted}\" finds");
    }

    private static CheckResult Compare(Call expected, Call given)
    {
        if (expected.Arguments.FirstOrDefault(a => given.Find(a.Name) is null) is { } missing)
        {
            return CheckResult.Wrong("simple_function_checker:missing_required", $"'{missing.Name}' is missing");
        }

        if (given.Arguments.FirstOrDefault(a => expected.Find(a.Name) is null) is { } unexpected)
        {
            return CheckResult.Wrong("simple_function_checker:unexpected_param", $"unexpected parameter '{unexpected.Name}'");
        }

        return given.Arguments.FirstOrDefault(a => !SameValue(a.Value, expected.Find(a.Name)!)) is { } wrong
            ? CheckResult.Wrong("value_error:others", $"{wrong.Name}: {CallSyntax.Print(wrong.Value)} is not {CallSyntax.Print(expected.Find(wrong.Name)!)}")
            : CheckResult.Correct;
    }

    private static bool SameValue(Literal first, Literal second) => (first, second) switch
    {
        (Literal.Integer a, Literal.Real b) => PyEquality.AreEqual(new PyValue.Int(a.Value), new PyValue.Float(b.Value)),
        (Literal.Real, Literal.Integer) => SameValue(second, first),
        (Literal.List a, Literal.List b) => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => SameValue(pair.First, pair.Second)),
        (Literal.Map a, Literal.Map b) => a.Entries.Count == b.Entries.Count && a.Entries.All(e => b.Find(e.Key) is { } other && SameValue(e.Value, other)),
        _ => first.Equals(second),
    };
}
