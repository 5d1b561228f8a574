using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Bfcl.Python.Runtime;

namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>A user's alarms, found by their time.</summary>
internal static class AlarmApis
{
    private const string Table = "Alarm";

    public static IEnumerable<BankApi> All { get; } =
    [
        new("AddAlarm", Add, Rules.Whole),
        new("ModifyAlarm", Modify, Rules.Whole),
        new("QueryAlarm", Query, Rules.Whole),
        new("DeleteAlarm", Delete, Rules.Whole),
    ];

    private static ApiOutcome Add(ApiCall call)
    {
        if (PyTime.Parse(call.Text("time"), PyTime.Second).Error is { } error)
        {
            return ApiOutcome.Raise(error);
        }

        if (call.World.UserOf(call["token"]) is not { } user)
        {
            return ApiOutcome.Raise(Errors.Token);
        }

        Rows.Count(call.World.Write(Table), Rows.Of(user, call, "time"));
        return ApiOutcome.Success;
    }

    private static ApiOutcome Modify(ApiCall call)
    {
        if ((PyTime.Parse(call.Text("from_time"), PyTime.Second).Error ?? PyTime.Parse(call.Text("to_time"), PyTime.Second).Error) is { } error)
        {
            return ApiOutcome.Raise(error);
        }

        if (call.World.UserOf(call["token"]) is not { } user)
        {
            return ApiOutcome.Raise(Errors.Token);
        }

        // Upstream speaks of an agenda here.
        if (Rows.Find(call.World.Read(Table), user, ("time", call["from_time"])) is not { } found)
        {
            return ApiOutcome.Raise($"You have no agenda at time : {call.Text("from_time")}");
        }

        var row = Rows.Of(user, call);
        row.Set("time", call["to_time"]);
        call.World.Write(Table).Set(found.Key, row);
        return ApiOutcome.Success;
    }

    private static ApiOutcome Query(ApiCall call) => WithAlarm(call, found => ApiOutcome.Of(found.Value));

    private static ApiOutcome Delete(ApiCall call) => WithAlarm(call, found =>
    {
        call.World.Write(Table).Remove(found.Key);
        return ApiOutcome.Success;
    });

    private static ApiOutcome WithAlarm(ApiCall call, Func<KeyValuePair<PyValue, PyValue.Dict>, ApiOutcome> act)
    {
        var time = call.Text("time");
        if (PyTime.Parse(time, PyTime.Second).Error is { } error)
        {
            return ApiOutcome.Raise(error);
        }

        if (call.World.UserOf(call["token"]) is not { } user)
        {
            return ApiOutcome.Raise(Errors.Token);
        }

        return Rows.Find(call.World.Read(Table), user, ("time", call["time"])) is { } found
            ? act(found)
            : ApiOutcome.Raise($"You have no alarm clock at time : {time}");
    }
}
