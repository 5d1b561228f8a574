using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Bfcl.Python.Runtime;

namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>A user's reminders, found by their content or by their time.</summary>
internal static class ReminderApis
{
    private const string Table = "Reminder";

    public static IEnumerable<BankApi> All { get; } =
    [
        new("AddReminder", Add, IsNamedAndRight),
        new("ModifyReminder", Modify, IsNamedAndRight),
        new("QueryReminder", Query, IsRight),
        new("DeleteReminder", Delete, Rules.Deletion),
    ];

    private static ApiOutcome Add(ApiCall call) => WithUser(call, user =>
    {
        Rows.Append(call.World.Write(Table), Rows.Of(user, call, "content", "time"));
        return ApiOutcome.Success;
    });

    private static ApiOutcome Modify(ApiCall call) => WithReminder(call, (table, key) =>
    {
        var row = (PyValue.Dict)table.Find(key)!;
        row.Set("content", call["content"]);
        row.Set("time", call["time"]);
        return ApiOutcome.Success;
    });

    private static ApiOutcome Query(ApiCall call) => WithReminder(call, (table, key) => ApiOutcome.Of(table.Find(key)!));

    private static ApiOutcome Delete(ApiCall call) => WithReminder(call, (table, key) =>
    {
        table.Remove(key);
        return ApiOutcome.Success;
    });

    private static ApiOutcome WithReminder(ApiCall call, Func<PyValue.Dict, PyValue, ApiOutcome> act) => WithUser(call, user =>
        Rows.Find(call.World.Read(Table), user, ("content", call["content"]), ("time", call["time"])) is { } found
            ? act(call.World.Write(Table), found.Key)
            : ApiOutcome.Raise($"You have no reminder about {call.Text("content")} or at time : {call.Text("time")}"));

    private static ApiOutcome WithUser(ApiCall call, Func<string, ApiOutcome> act)
    {
        if (PyTime.Parse(call.Text("time"), PyTime.Second).Error is { } error)
        {
            return ApiOutcome.Raise(error);
        }

        if (PyStrings.Strip(call.Text("content")).Length == 0)
        {
            return ApiOutcome.Raise(Errors.Content);
        }

        return call.World.UserOf(call["token"]) is { } user ? act(user) : ApiOutcome.Raise(Errors.Token);
    }

    private static bool IsNamedAndRight(ApiResult given, ApiResult wanted)
    {
        Rules.AssertName(given, wanted);
        return IsRight(given, wanted);
    }

    private static bool IsRight(ApiResult given, ApiResult wanted) =>
        Rules.WordsOverlap(given, wanted, "content", lower: true) && Rules.Argument(given, wanted, "time") && Rules.OutputAndException(given, wanted);
}
