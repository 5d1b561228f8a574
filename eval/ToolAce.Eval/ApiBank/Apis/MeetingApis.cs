using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Bfcl.Python.Runtime;

namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>Reserved meetings. A meeting is found by its topic or by its start.</summary>
internal static class MeetingApis
{
    private const string Table = "Meeting";
    private const string Topic = "meeting_topic";

    public static IEnumerable<BankApi> All { get; } =
    [
        new("AddMeeting", Add, IsRight),
        new("ModifyMeeting", Modify, IsRight),
        new("QueryMeeting", Query, IsRight),

        // The rule reads a time that no call of this API has, so two successes are never right.
        new("DeleteMeeting", Delete, Rules.Deletion),
    ];

    private static ApiOutcome Add(ApiCall call)
    {
        if ((PyTime.Parse(call.Text("start_time"), PyTime.Second).Error ?? PyTime.Parse(call.Text("end_time"), PyTime.Second).Error) is { } error)
        {
            return ApiOutcome.Raise(error);
        }

        if (PyStrings.Strip(call.Text(Topic)).Length == 0)
        {
            return ApiOutcome.Raise("Meeting Topic should not be null");
        }

        if (call.World.UserOf(call["token"]) is not { } user)
        {
            return ApiOutcome.Raise(Errors.Token);
        }

        Rows.Append(call.World.Write(Table), Rows.Of(user, call, Topic, "start_time", "end_time", "location", "attendees"));
        return ApiOutcome.Success;
    }

    private static ApiOutcome Modify(ApiCall call) => WithMeeting(call, (table, key) =>
    {
        var row = (PyValue.Dict)table.Find(key)!;
        if (call.Text(Topic).Length > 0)
        {
            row.Set(Topic, call[Topic]);
        }

        if (call.Text("start_time").Length > 0)
        {
            row.Set("start_time", call["start_time"]);
            row.Set("end_time", call["end_time"]);
        }

        return ApiOutcome.Success;
    });

    private static ApiOutcome Query(ApiCall call) => WithMeeting(call, (table, key) => ApiOutcome.Of(table.Find(key)!));

    private static ApiOutcome Delete(ApiCall call) => WithMeeting(call, (table, key) =>
    {
        table.Remove(key);
        return ApiOutcome.Success;
    });

    private static ApiOutcome WithMeeting(ApiCall call, Func<PyValue.Dict, PyValue, ApiOutcome> act)
    {
        var (topic, start, end) = (call.Text(Topic), call.Text("start_time"), call.Text("end_time"));
        if (((start.Length > 0 ? PyTime.Parse(start, PyTime.Second).Error : null) ?? (end.Length > 0 ? PyTime.Parse(end, PyTime.Second).Error : null)) is { } error)
        {
            return ApiOutcome.Raise(error);
        }

        if (PyStrings.Strip(topic).Length == 0 && start.Length == 0)
        {
            return ApiOutcome.Raise("Meeting Topic and start_time should not be null both");
        }

        if (call.World.UserOf(call["token"]) is not { } user)
        {
            return ApiOutcome.Raise(Errors.Token);
        }

        if (Rows.Find(call.World.Read(Table), user, (Topic, call[Topic]), ("start_time", call["start_time"])) is not { } found)
        {
            return ApiOutcome.Raise(topic.Length > 0 ? $"You have no meeting about {topic}" : $"You have no meeting at time : {start}");
        }

        return act(call.World.Write(Table), found.Key);
    }

    private static bool IsRight(ApiResult given, ApiResult wanted)
    {
        var sameTopic = Rules.WordsOverlap(given, wanted, Topic);

        // The check takes the topic out of both inputs, and whoever looks at them later finds it gone.
        given.Drop(Topic);
        wanted.Drop(Topic);
        return sameTopic && Rules.Whole(given, wanted);
    }
}
