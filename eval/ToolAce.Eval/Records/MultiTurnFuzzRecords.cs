using System.Globalization;
using ToolAce.Eval.Bfcl.MultiTurn;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Records;

/// <summary>Judges <c>multi_turn_fuzz</c>: carries a recorded sequence of calls on one class out again: every result and every change of a public attribute is compared.</summary>
internal sealed class MultiTurnFuzzRecords(MultiTurnData data) : IRecordJudge
{
    public Difference? Judge(PyValue record)
    {
        var className = record.Required("class");
        var setting = new MultiTurnSetting([className], data.Entry(record.Required("config_from")).Setting.InitialConfig, record.Flag("long_context"));
        var execution = new MultiTurnExecution(data.Catalog, setting);
        var state = WorldSnapshot.Take(execution.Worlds[0]);
        if (record.Member("initial_state") is PyValue.Dict initial && MultiTurnComparison.Attributes("initial_state", initial.Find(className), state) is { } atStart)
        {
            return atStart;
        }

        var steps = ((PyValue.List)record.Member("steps")!).Items;
        for (var i = 0; i < steps.Count; i++)
        {
            var path = "steps[" + i.ToString(CultureInfo.InvariantCulture) + "]";
            var result = execution.Execute(steps[i].Required("call"));
            var before = state;
            state = WorldSnapshot.Take(execution.Worlds[0]);
            var difference = MultiTurnComparison.Result(path + ".result", steps[i].Text("result"), result, execution.IsPythonsOwn(result))
                ?? MultiTurnComparison.Attributes(path + ".state_changes", steps[i].Member("state_changes"), WorldSnapshot.Changes(before, state));
            if (difference is not null)
            {
                return difference;
            }
        }

        return null;
    }
}
