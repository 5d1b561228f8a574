using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Bfcl.Python.Runtime;

namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>Smart devices that are switched on or off at set times.</summary>
internal static class SwitchApis
{
    private const string Table = "TimeSwitch";

    public static IEnumerable<BankApi> All { get; } = [new("TimedSwitch", Set, IsSwitchRight), new("CancelTimedSwitch", Cancel, IsRight)];

    private static ApiOutcome Set(ApiCall call)
    {
        var name = Name(call);
        if (name.Length == 0)
        {
            return ApiOutcome.Raise("Name cannot be empty.");
        }

        var time = ApiDate.Of(call.Text("time"), PyTime.Second);
        if (time.Error is { } error)
        {
            return ApiOutcome.Raise(error);
        }

        var table = call.World.Write(Table);
        if (table.Find(name) is not PyValue.List times)
        {
            table.Set(name, times = new PyValue.List(new List<PyValue>()));
        }

        if (times.Items.Find(t => IsAt(t, time)) is PyValue.Dict known)
        {
            known.Set("on", call["on"]);
            return ApiOutcome.Success;
        }

        var entry = new PyValue.Dict();
        entry.Set("time", new PyValue.Str(time.Text!));
        entry.Set("on", call["on"]);
        times.Items.Add(entry);
        return ApiOutcome.Success;
    }

    private static ApiOutcome Cancel(ApiCall call)
    {
        var name = Name(call);
        if (name.Length == 0)
        {
            return ApiOutcome.Raise("name cannot be empty.");
        }

        var time = ApiDate.Of(call.Text("time"), PyTime.Second);
        if (time.Error is { } error)
        {
            return ApiOutcome.Raise(error);
        }

        if (call.World.Read(Table).Find(name) is not PyValue.List times)
        {
            return ApiOutcome.Raise("device name does not exist.");
        }

        var place = times.Items.FindIndex(t => IsAt(t, time));
        if (place < 0)
        {
            return ApiOutcome.Raise("time does not exist.");
        }

        ((PyValue.List)call.World.Write(Table).Find(name)!).Items.RemoveAt(place);
        return ApiOutcome.Success;
    }

    private static bool IsAt(PyValue entry, ApiDate time) => ((PyValue.Dict)entry).Find("time") is PyValue.Str known && known.Value == time.Text;

    private static string Name(ApiCall call) => PyLower.Apply(PyStrings.Strip(call.Text("name")));

    private static bool IsSwitchRight(ApiResult given, ApiResult wanted)
    {
        _ = (wanted.Argument("name"), wanted.Argument("time"));
        return Rules.Argument(given, wanted, "on") & IsRight(given, wanted);
    }

    private static bool IsRight(ApiResult given, ApiResult wanted)
    {
        _ = (wanted.Argument("name"), wanted.Argument("time"));
        return Rules.StrippedAndLower(given, wanted, "name") & Rules.Date(given, wanted, "time", PyTime.Second) && Rules.OutputAndException(given, wanted);
    }
}
