using ToolAce.Eval.ApiBank.Judging;
using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Outcomes;

namespace ToolAce.Eval.ApiBank.Items;

/// <summary>Puts the benchmark's labels into the house's taxonomy.</summary>
internal static class BankOutcomes
{
    private const string Prefix = "api_bank:";

    public static ItemVerdict Of(ApiVerdict verdict)
    {
        var calls = verdict.Calls is PyValue.List { Items: [PyValue.Str name, PyValue.Dict arguments] } ? Write(name.Value, arguments) : null;
        return verdict.Correct
            ? new ItemVerdict(Correct: true, Outcome.Correct, ErrorType: null, Message: null, calls)
            : new ItemVerdict(Correct: false, OutcomeOf(verdict.Why), Prefix + (verdict.Why ?? "UNEQUAL"), Message(verdict), calls);
    }

    private static string Message(ApiVerdict verdict) => verdict.Result switch
    {
        PyValue.Str text => text.Value,
        PyValue.None => "no call was found in the text",
        var result => result.ToString(),
    };

    private static Outcome OutcomeOf(string? why) => why switch
    {
        ApiErrors.NoCall or ApiErrors.NoPrediction => Outcome.Abstained,
        ApiErrors.WrongName => Outcome.WrongFunction,
        ApiErrors.UnknownParameter or ApiErrors.MissingArgument => Outcome.WrongParameters,
        ApiErrors.RaisedPrefix + "AssertionError" or ApiErrors.RaisedPrefix + "ValueError" => Outcome.WrongType,
        _ => Outcome.WrongValue,
    };

    private static string Write(string name, PyValue.Dict arguments) =>
        $"[{name}({string.Join(", ", arguments.Entries.Select(a => $"{((PyValue.Str)a.Key).Value}={a.Value}"))})]";
}
