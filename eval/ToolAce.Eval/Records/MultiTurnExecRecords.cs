using System.Globalization;
using ToolAce.Eval.Bfcl.MultiTurn;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Records;

/// <summary>
/// Judges <c>multi_turn_exec</c>: executes a recorded ground truth again: every result, the changes of public attributes after every turn, the final state, and whether the calls pass the check
/// against the item's own ground truth.
/// </summary>
internal sealed class MultiTurnExecRecords(MultiTurnData data) : IRecordJudge
{
    private readonly MultiTurnChecker checker = new(data.Catalog);

    public Difference? Judge(PyValue record)
    {
        var entry = data.Entry(record.Required("id"));
        var execution = new MultiTurnExecution(data.Catalog, entry.Setting);
        var states = Take(execution);
        if (States("initial_state", record.Member("initial_state"), states) is { } atStart)
        {
            return atStart;
        }

        var turns = ((PyValue.List)record.Member("turns")!).Items;
        for (var t = 0; t < turns.Count; t++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"turns[{t}]");
            if (Steps(path, (PyValue.List)turns[t].Member("steps")!, execution) is { } inStep)
            {
                return inStep;
            }

            var before = states;
            states = Take(execution);
            var changes = states.ToDictionary(s => s.Key, s => WorldSnapshot.Changes(before[s.Key], s.Value));
            if (States(path + ".state_changes", turns[t].Member("state_changes"), changes) is { } inState)
            {
                return inState;
            }
        }

        if (States("final_state", record.Member("final_state"), states) is { } atEnd)
        {
            return atEnd;
        }

        var verdict = checker.Check(entry, ModelResult(turns));
        return verdict.IsValid == record.Flag("valid") ? null : new Difference("valid", PyText.Repr(record.Member("valid")!), verdict.ErrorType ?? "True");
    }

    private static Dictionary<string, PyValue.Dict> Take(MultiTurnExecution execution) => execution.Worlds.ToDictionary(w => w.ClassName, WorldSnapshot.Take);

    private static Difference? Steps(string path, PyValue.List steps, MultiTurnExecution execution)
    {
        for (var s = 0; s < steps.Items.Count; s++)
        {
            var result = execution.Execute(steps.Items[s].Required("call"));
            var field = string.Create(CultureInfo.InvariantCulture, $"{path}.steps[{s}].result");
            if (MultiTurnComparison.Result(field, steps.Items[s].Text("result"), result, execution.IsPythonsOwn(result)) is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private static Difference? States(string field, PyValue? recorded, Dictionary<string, PyValue.Dict> computed) => computed
        .Select(state => MultiTurnComparison.Attributes($"{field}.{state.Key}", (recorded as PyValue.Dict)?.Find(state.Key), state.Value))
        .FirstOrDefault(difference => difference is not null);

    // The recorded calls as a model's result: one step a call.
    private static PyValue.List ModelResult(List<PyValue> turns) => new([.. turns.Select(turn => (PyValue)new PyValue.List(
        [.. ((PyValue.List)turn.Member("steps")!).Items.Select(step => (PyValue)new PyValue.List([step.Member("call")!]))]))]);
}
