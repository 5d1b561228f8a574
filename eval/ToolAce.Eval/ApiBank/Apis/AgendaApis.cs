using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Bfcl.Python.Runtime;

namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>Items of a user's agenda. An item is found by its content or by its time.</summary>
internal static class AgendaApis
{
    private const string Table = "Agenda";

    public static IEnumerable<BankApi> All { get; } =
    [
        new("AddAgenda", Add, IsAdditionRight),
        new("ModifyAgenda", Modify, IsRight),
        new("QueryAgenda", Query, IsRight),
        new("DeleteAgenda", Delete, Rules.Deletion),
    ];

    private static ApiOutcome Add(ApiCall call)
    {
        if (PyTime.Parse(call.Text("time"), PyTime.Second).Error is { } error)
        {
            return ApiOutcome.Raise(error);
        }

        if (PyStrings.Strip(call.Text("content")).Length == 0)
        {
            return ApiOutcome.Raise(Errors.Content);
        }

        if (call.World.UserOf(call["token"]) is not { } user)
        {
            return ApiOutcome.Raise(Errors.Token);
        }

        Rows.Count(call.World.Write(Table), Rows.Of(user, call, "content", "time", "location"));
        return ApiOutcome.Success;
    }

    private static ApiOutcome Modify(ApiCall call) => WithItem(call, "agenda", (table, key, user) =>
    {
        table.Set(key, Rows.Of(user, call, "content", "time", "location"));
        return ApiOutcome.Success;
    });

    private static ApiOutcome Query(ApiCall call) => WithItem(call, "agenda", (table, key, _) => ApiOutcome.Of(table.Find(key)!));

    // Upstream speaks of a meeting here.
    private static ApiOutcome Delete(ApiCall call) => WithItem(call, "meeting", (table, key, _) =>
    {
        table.Remove(key);
        return ApiOutcome.Success;
    });

    private static ApiOutcome WithItem(ApiCall call, string thing, Func<PyValue.Dict, PyValue, string, ApiOutcome> act)
    {
        var (time, content) = (call.Text("time"), call.Text("content"));
        if (time.Length > 0 && PyTime.Parse(time, PyTime.Second).Error is { } error)
        {
            return ApiOutcome.Raise(error);
        }

        if (call.World.UserOf(call["token"]) is not { } user)
        {
            return ApiOutcome.Raise(Errors.Token);
        }

        if (Rows.Find(call.World.Read(Table), user, ("content", call["content"]), ("time", call["time"])) is not { } found)
        {
            return ApiOutcome.Raise(content.Length > 0 ? $"You have no {thing} about {content}" : $"You have no {thing} at time : {time}");
        }

        return act(call.World.Write(Table), found.Key, user);
    }

    private static bool IsAdditionRight(ApiResult given, ApiResult wanted)
    {
        Rules.AssertName(given, wanted);
        return IsRight(given, wanted);
    }

    private static bool IsRight(ApiResult given, ApiResult wanted) =>
        Rules.WordsOverlap(given, wanted, "content") && Rules.Argument(given, wanted, "time") && Rules.Argument(given, wanted, "location")
        && Rules.OutputAndException(given, wanted);
}
