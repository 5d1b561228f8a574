using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Bfcl.Python.Runtime;

namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>Recorded health data of users.</summary>
internal static class HealthApis
{
    private const string NoUser = "The user id cannot be empty.";

    public static IEnumerable<BankApi> All { get; } =
    [
        new("RecordHealthData", Record, IsRecordRight) { Defaulted = ["health_data"] },
        new("QueryHealthData", Query, IsQueryRight),
    ];

    // The data reach the API as text (the extraction keeps lists so), and no character of a text is a named value: nothing is ever recorded.
    private static ApiOutcome Record(ApiCall call)
    {
        if (User(call.Text("user_id")).Length == 0)
        {
            return ApiOutcome.Raise(NoUser);
        }

        if (ApiDate.Of(call.Text("time"), PyTime.Second).Error is { } error)
        {
            return ApiOutcome.Raise(error);
        }

        return ApiOutcome.Raise(call["health_data"] is PyValue.Str { Value.Length: > 0 } ? "The health data has invalid format." : "The health data cannot be empty.");
    }

    private static ApiOutcome Query(ApiCall call)
    {
        var user = User(call.Text("user_id"));
        if (user.Length == 0)
        {
            return ApiOutcome.Raise(NoUser);
        }

        var start = Time(call.Text("start_time"));
        var end = Time(call.Text("end_time"));
        if (start.Error is not null || end.Error is not null)
        {
            return ApiOutcome.Raise(start.Error is not null && end.Error is not null ? $"{start.Error}; {end.Error}" : start.Error ?? end.Error!);
        }

        if (start.Value > end.Value)
        {
            return ApiOutcome.Raise("The start time cannot be later than the end time.");
        }

        if (call.World.Read("HealthData").Find(user) is not PyValue.List records)
        {
            return ApiOutcome.Raise("The user id does not exist.");
        }

        var found = records.Items.FindAll(r => PyTime.Parse(((PyValue.Str)((PyValue.Dict)r).Find("time")!).Value, PyTime.Second).Value is var time
            && time >= start.Value && time <= end.Value);
        return found.Count == 0 ? ApiOutcome.Raise("There is no health data in the given time span.") : ApiOutcome.Of(new PyValue.List(found));
    }

    private static PyTime Time(string text) => PyTime.Parse(ApiDate.PadYear(text), PyTime.Second);

    private static string User(string text) => PyStrings.Strip(PyUpper.Apply(text));

    private static bool IsRecordRight(ApiResult given, ApiResult wanted)
    {
        _ = (wanted.Argument("time"), wanted.Argument("health_data"));
        return SameUser(given, wanted) & Rules.Date(given, wanted, "time", PyTime.Second) && Rules.OutputAndException(given, wanted);
    }

    private static bool IsQueryRight(ApiResult given, ApiResult wanted) =>
        SameUser(given, wanted) & SameTime(given, wanted, "start_time") & SameTime(given, wanted, "end_time") && Rules.OutputAndException(given, wanted);

    private static bool SameUser(ApiResult given, ApiResult wanted) => User(given.Text("user_id", "upper")) == User(wanted.Text("user_id", "upper"));

    private static bool SameTime(ApiResult given, ApiResult wanted, string name) =>
        (Time(given.Text(name, "strip")), Time(wanted.Text(name, "strip"))) is ({ Error: null } first, { Error: null } second) && first.Value == second.Value;
}
