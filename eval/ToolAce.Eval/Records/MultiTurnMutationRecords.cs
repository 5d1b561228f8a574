using System.Globalization;
using ToolAce.Eval.Bfcl.MultiTurn;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Records;

/// <summary>Judges <c>multi_turn_mutations</c>: checks a recorded model result again: verdict, error type, and the result of every call.</summary>
internal sealed class MultiTurnMutationRecords(MultiTurnData data) : IRecordJudge
{
    private readonly MultiTurnChecker checker = new(data.Catalog);

    public Difference? Judge(PyValue record)
    {
        var verdict = checker.Check(data.Entry(record.Required("id")), record.Member("model_result")!, executesAll: true);
        if (verdict.IsValid != record.Flag("valid"))
        {
            return new Difference("valid", PyText.Repr(record.Member("valid")!), PyText.Repr(new PyValue.Bool(verdict.IsValid)));
        }

        return verdict.ErrorType != record.Text("error_type")
            ? new Difference("error_type", record.Text("error_type") ?? "None", verdict.ErrorType ?? "None")
            : Results(record.Member("execution_results") as PyValue.List, verdict);
    }

    private static Difference? Results(PyValue.List? recorded, MultiTurnVerdict computed)
    {
        var known = recorded is null ? null : Flat(recorded).ToList();
        var own = computed.Results?.SelectMany((turn, t) => turn.SelectMany((step, s) => step.Select((result, c) => (Path(t, s, c), result)))).ToList();
        for (var i = 0; i < Math.Max(known?.Count ?? 0, own?.Count ?? 0); i++)
        {
            var (path, there) = i < known?.Count ? known[i] : ("execution_results", null);
            var (ownPath, here) = i < own?.Count ? own[i] : ("execution_results", "(nothing)");
            if (path != ownPath || MultiTurnComparison.Result(path, there, here, computed.Execution?.IsPythonsOwn(here) == true) is not null)
            {
                return new Difference(path, there ?? "(nothing)", here);
            }
        }

        return (known is null) == (own is null) ? null : new Difference("execution_results", recorded is null ? "None" : "[]", own is null ? "None" : "[]");
    }

    private static IEnumerable<(string Path, string Result)> Flat(PyValue.List turns) => turns.Items.SelectMany((turn, t) =>
        ((PyValue.List)turn).Items.SelectMany((step, s) => ((PyValue.List)step).Items.Select((result, c) => (Path(t, s, c), ((PyValue.Str)result).Value))));

    private static string Path(int turn, int step, int call) => string.Create(CultureInfo.InvariantCulture, $"execution_results[{turn}][{step}][{call}]");
}
