using ToolAce.Core.Dialogs;
using ToolAce.Eval.ApiBank;
using ToolAce.Eval.ApiBank.Dialogues;
using ToolAce.Eval.ApiBank.Items;
using ToolAce.Eval.ApiBank.Judging;
using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Outcomes;
using ToolAce.Eval.Suites;
using ToolAce.Eval.Tests.Suites;

namespace ToolAce.Eval.Tests.ApiBank.Items;

public sealed class ApiBankSuiteTests
{
    private const string Dialogue = """
        {"role": "User", "text": "Is ann's door alarm set?"}
        {"role": "API", "api_name": "GetUserToken", "param_dict": {"username": "ann", "password": "red"}, "result": {"api_name": "GetUserToken", "input": {"username": "ann", "password": "red"}, "output": {"token": "t-ann"}, "exception": null}}
        {"role": "AI", "text": "I look."}
        {"role": "API", "api_name": "QueryAlarm", "param_dict": {"token": "t-ann", "time": "2023-05-02 06:00:00"}, "result": {"api_name": "QueryAlarm", "input": {"token": "t-ann", "time": "2023-05-02 06:00:00"}, "output": {"username": "ann", "time": "2023-05-02 06:00:00"}, "exception": null}}
        {"role": "AI", "text": "Yes, it is set."}
        """;

    [Fact]
    public void Level_OwnDialogue_ShowsEarlierCallsAsSystemMessages()
    {
        var item = Assert.IsType<BankCallItem>(Suite().Levels[ApiLevels.Call][2]);
        Assert.Equal(["GetUserToken", "QueryAlarm"], item.Functions.Select(f => f.Name));
        Assert.Equal(
            [
                new Turn(Role.User, "Is ann's door alarm set?"),
                new Turn(Role.System, "[GetUserToken(username='ann', password='red')] Response: {'token': 't-ann'}"),
                new Turn(Role.Assistant, "I look."),
            ],
            item.Turns);
        Assert.Equal("api_bank_level_1", item.Category);
        Assert.Equal(BankPrompts.Call, item.Instruction);
    }

    [Fact]
    public void Judge_Item_SortsLabelsIntoOutcomes()
    {
        var item = (BankCallItem)Suite().Levels[ApiLevels.Call][0];
        Assert.True(item.Judge("[GetUserToken(username='ann', password='red')]").Correct);
        Assert.Equal(Outcome.Abstained, item.Judge("I cannot.").Outcome);
        Assert.Equal(Outcome.WrongFunction, item.Judge("[QueryAlarm(time='x')]").Outcome);
        Assert.Equal(Outcome.WrongParameters, item.Judge("[GetUserToken(username='ann')]").Outcome);
        var wrong = item.Judge("[GetUserToken(username='ann', password='blue')]");
        Assert.Equal((Outcome.WrongValue, "api_bank:HAS_EXCEPTION", "[GetUserToken(username='ann', password='blue')]"), (wrong.Outcome, wrong.ErrorType, wrong.Calls));
    }

    [Fact]
    public void Score_WithoutSomePredictions_KeepsThemInTheDenominator()
    {
        var suite = Suite();
        var ids = suite.Levels[ApiLevels.Call].Select(i => i.Id).ToList();
        var score = suite.Score(ApiLevels.Call, new Dictionary<string, string>
        {
            [ids[0]] = "[GetUserToken(username='ann', password='red')]",
            [ids[1]] = "I look.",
        });
        Assert.Equal((2, 1, 1, 0.5), (score.Calls, score.Correct, score.MissingCalls, score.Accuracy!.Value));
        Assert.Equal((2, 1, 0.5), (score.Responses, score.MissingResponses, score.RougeL!.Value));
    }

    [Fact]
    public void Score_Response_IsZeroWhenEmptyOrUnscorable()
    {
        var item = (BankResponseItem)Suite().Levels[ApiLevels.Call][1];
        Assert.Equal(new ResponseScore(0, Error: null), item.Score(""));
        Assert.Equal(new ResponseScore(0, "ValueError: Hypothesis is empty."), item.Score("..."));
        Assert.Equal(1, item.Score("I look.").Value);
    }

    [Fact]
    public void Load_WithoutData_SaysWhatIsExpectedWhere()
    {
        var problem = Assert.Throws<SuiteException>(() => ApiBankSuite.Load("/nowhere"));
        Assert.Contains("DAMO-ConvAI commit 483554ea", problem.Message);
        Assert.Contains("DIR/api-bank", problem.Message);
    }

    [Fact]
    public void Load_OfficialData_EveryItemHasAPromptAndAJudge()
    {
        var suite = ApiBankSuite.Load(OfficialData.Require());
        var items = suite.Suite.Items.Cast<BankItem>().ToList();
        Assert.Equal(items.Count, items.Select(i => i.Id).Distinct().Count());
        Assert.All(items, i => Assert.NotEmpty(i.Functions));
        Assert.All(items, i => Assert.Equal(Role.User, i.Turns[0].Role));
        Assert.All(suite.Levels[ApiLevels.Retrieve].Cast<BankItem>(), i => Assert.Equal(["ToolSearcher"], i.Functions.Select(f => f.Name)));
        Assert.All(items.OfType<BankCallItem>(), i => Assert.Equal(ApiErrors.NoCall, i.JudgeOfficially("no").Why));
    }

    // The dialogues' own calls as predictions. Searches run by BM25 here, so they are left out; the rest is a fact of the benchmark.
    [Theory]
    [InlineData(ApiLevels.Call, 337, 389)]
    [InlineData(ApiLevels.Retrieve, 80, 90)]
    public void Judge_RecordedCallsOnThemselves_AreRightAsOftenAsUpstream(string level, int right, int all)
    {
        var data = ApiBankData.Load(OfficialData.Require());
        var suite = ApiBankSuite.Load(OfficialData.Require());
        var calls = suite.Levels[level].OfType<BankCallItem>().ToDictionary(i => i.Id);
        var verdicts = new List<ApiVerdict>();
        foreach (var dialogue in data.Level(level))
        {
            foreach (var sample in dialogue.Samples.Where(s => s.Kind == SampleKind.Call))
            {
                var turn = dialogue.Turns[sample.Turn];
                var arguments = ((PyValue.Dict)turn.Find("param_dict")!).Entries.Select(a => $"{((PyValue.Str)a.Key).Value}='{Text(a.Value)}'");
                verdicts.Add(calls[$"{level}/{dialogue.File}#{sample.Id}"].JudgeOfficially($"[{Text(turn.Find("api_name")!)}({string.Join(", ", arguments)})]"));
            }
        }

        var ran = verdicts.Where(v => v.Why != ApiErrors.NotHere && !v.Calls.ToString().StartsWith("['ToolSearcher'", StringComparison.Ordinal)).ToList();
        Assert.Equal((right, all), (ran.Count(v => v.Correct), ran.Count));

        static string Text(PyValue value) => value is PyValue.Str text ? text.Value : value.ToString();
    }

    private static ApiBankSuite Suite()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "alarm.jsonl");
        File.WriteAllText(path, Dialogue);
        return new ApiBankSuite(OwnBank.Data([ApiDialogue.Read(path)], []));
    }
}
