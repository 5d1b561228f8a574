using ToolAce.Eval.ApiBank.Apis;
using ToolAce.Eval.ApiBank.Judging;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Tests.ApiBank.Judging;

public sealed class ApiCallOfficialJudgeTests
{
    private readonly ApiCallOfficialJudge judge = new(OwnBank.Catalog);

    public static TheoryData<string, string, string, string> Verdicts => [.. OwnBank.Lines("OwnVerdicts.txt").Select(c => (c[0], c[1], c[2], c[3]))];

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void Judge_PredictedText_GetsTheOfficialLabel(string name, string result, string text, string label)
    {
        var verdict = judge.Judge(Turn(name, result), text, new ApiWorld(OwnBank.Databases));
        Assert.Equal(label, verdict.Correct ? "CORRECT" : verdict.Why ?? "None");
    }

    [Fact]
    public void Judge_MeetingTopic_IsGoneFromTheResultAfterwards()
    {
        const string Call = "AddMeeting(token='t-ann', meeting_topic='Glue', start_time='2023-05-05 10:00:00', end_time='2023-05-05 11:00:00', location='Yard', attendees='ann')";
        const string Wanted = """{"api_name": "AddMeeting", "input": {"meeting_topic": "Glue", "token": "t-ann"}, "output": "success", "exception": null}""";
        var verdict = judge.Judge(Turn("AddMeeting", Wanted), $"[{Call}]", new ApiWorld(OwnBank.Databases));
        Assert.Equal(ApiErrors.Input, verdict.Why);
        Assert.DoesNotContain("meeting_topic", verdict.Result.ToString());
    }

    [Fact]
    public void Judge_ServiceThatIsNotHere_IsItsOwnError()
    {
        var turn = Turn("Translate", """{"input": {"src": "x"}, "output": "y", "exception": null}""");
        Assert.Equal(ApiErrors.NotHere, judge.Judge(turn, "[Translate(src='x')]", new ApiWorld(OwnBank.Databases)).Why);
        Assert.Equal(ApiErrors.WrongName, judge.Judge(turn, "[Wiki(keyword='x')]", new ApiWorld(OwnBank.Databases)).Why);
        Assert.Equal(ApiErrors.UnknownParameter, judge.Judge(turn, "[Translate(text='x')]", new ApiWorld(OwnBank.Databases)).Why);
    }

    [Fact]
    public void Judge_Search_IsRightWhenItFindsTheRecordedNames()
    {
        var turn = Turn("ToolSearcher", """{"input": {}, "output": [{"name": "GetUserToken"}, {"name": "AddAlarm"}], "exception": null}""");
        Assert.True(judge.Judge(turn, "[ToolSearcher(keywords='add alarm')]", new ApiWorld(OwnBank.Databases)).Correct);
        Assert.Equal(ApiErrors.Output, judge.Judge(turn, "[ToolSearcher(keywords='delete alarm')]", new ApiWorld(OwnBank.Databases)).Why);
    }

    private static PyValue.Dict Turn(string name, string result)
    {
        var turn = new PyValue.Dict();
        turn.Set("api_name", new PyValue.Str(name));
        turn.Set("result", PyJson.Parse(result));
        return turn;
    }
}
