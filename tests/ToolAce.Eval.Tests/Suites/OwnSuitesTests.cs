using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Eval.Running;
using ToolAce.Eval.Separation;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Tests.Suites;

public sealed class OwnSuitesTests : IDisposable
{
    private const string Question = """{"id": "simple_0", "question": [[{"role": "user", "content": "weather in Rome?"}]], "function": [""" + Questions.WeatherJson + "]}";
    private const string Answer = """{"id": "simple_0", "ground_truth": [{"get_weather": {"city": ["Rome", "Roma"], "days": ["", 1]}}]}""";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Load_CallsByCategory_WithTheirAnswers()
    {
        folder.Write("simple.jsonl", Question);
        folder.Write("possible_answer/simple.jsonl", Answer);
        folder.Write("irrelevance.jsonl", Question.Replace("simple_0", "irrelevance_0", StringComparison.Ordinal));
        folder.Write("relevance.jsonl", Question.Replace("simple_0", "relevance_0", StringComparison.Ordinal));
        var suite = Assert.Single(OwnSuites.Load(folder.Path));
        Assert.Equal((OwnSuites.Calls, CallDecoding.CallSyntax), (suite.Name, suite.Decoding));
        Assert.Equal(["irrelevance", "relevance", "simple"], suite.Categories);
        var item = Assert.IsType<CallItem>(suite.Items[2]);
        Assert.Equal(new Turn(Role.User, "weather in Rome?"), Assert.Single(item.Turns));
        Assert.Equal(2, item.Answers[0].Find("city")!.Count);
        Assert.IsType<IrrelevanceItem>(suite.Items[0]);
        Assert.IsType<RelevanceItem>(suite.Items[1]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Load_MultiTurn_ResultsInEitherFile(bool withAnswer)
    {
        const string results = """ "results": [[{"sky": "blue"}], []] """;
        var question = $$"""{"id": "m", "question": [[{"role": "user", "content": "a"}], [{"role": "user", "content": "b"}]], "function": [{{Questions.WeatherJson}}]{{(withAnswer ? "" : "," + results)}}}""";
        folder.Write("multi_turn.jsonl", question);
        folder.Write("possible_answer/multi_turn.jsonl", $$$"""{"id": "m", "ground_truth": [[{"get_weather": {"city": ["Rome"]}}], []]{{{(withAnswer ? "," + results : "")}}}}""");
        var item = Assert.IsType<MultiTurnItem>(Assert.Single(OwnSuites.Load(folder.Path)[0].Items));
        Assert.Equal([1, 0], item.Rounds.Select(r => r.Calls.Count));
        Assert.Equal(new Literal.Map([new("sky", new Literal.Text("blue"))]), item.Rounds[0].Results[0]);
    }

    [Fact]
    public void Load_ApiDialogs_EveryApiTurnIsATestPoint()
    {
        folder.Write(
            "api_level_1.jsonl",
            $$$$"""{"id": "d", "apis": [{{{{Questions.WeatherJson}}}}], "dialog": [{"role": "User", "text": "Rome?"}, {"role": "API", "api_name": "get_weather", "param_dict": {"city": "Rome"}, "result": {"sky": "blue"}}, {"role": "AI", "text": "Blue."}, {"role": "User", "text": "2 days?"}, {"role": "API", "api_name": "get_weather", "param_dict": {"city": "Rome", "days": 2}, "result": null}]}""");
        var suite = Assert.Single(OwnSuites.Load(folder.Path));
        Assert.Equal(OwnSuites.Apis, suite.Name);
        var items = suite.Items.Cast<ApiItem>().ToList();
        Assert.Equal(["d#1", "d#4"], items.Select(i => i.Id));
        Assert.Equal([false, false], items.Select(i => i.Search));
        Assert.Single(items[0].Turns);
        Assert.Equal([Role.User, Role.Assistant, Role.Tool, Role.Assistant, Role.User], items[1].Turns.Select(t => t.Role));
        Assert.Equal("[get_weather(city=\"Rome\")]", items[1].Turns[1].Text);
        Assert.Equal("""[{"name":"get_weather","results":{"sky":"blue"}}]""", items[1].Turns[2].Text);
        Assert.Equal(CallSyntax.Parse("[get_weather(days=2, city=\"Rome\")]")[0], items[1].Expected);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"id": "simple_1", "question": [], "function": []}""")]
    [InlineData("""{"id": "simple_1", "question": [[{"role": "robot", "content": "x"}]], "function": []}""")]
    [InlineData("""{"question": [[{"role": "user", "content": "x"}]], "function": []}""")]
    public void Load_BrokenLine_NamesFileAndLine(string line)
    {
        folder.Write("simple.jsonl", Question, line);
        folder.Write("possible_answer/simple.jsonl", Answer);
        var problem = Assert.Throws<SuiteException>(() => OwnSuites.Load(folder.Path)).Message;
        Assert.Contains("simple.jsonl, line 2", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_AnswerMissing_NamesTheItem()
    {
        folder.Write("simple.jsonl", Question);
        Assert.Contains("item 'simple_0'", Assert.Throws<SuiteException>(() => OwnSuites.Load(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NoFolder_SaysWhereSuitesAre() =>
        Assert.Contains("configs/suites", Assert.Throws<SuiteException>(() => OwnSuites.Load(Path.Combine(folder.Path, "none"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Load_SystemAndNeighbouringMessages_BecomeTurnsThatAnyFormatShows()
    {
        folder.Write(
            "irrelevance.jsonl",
            """{"id": "i", "question": [[{"role": "system", "content": "s"}, {"role": "user", "content": "a"}, {"role": "user", "content": "b"}, {"role": "assistant", "content": "c"}, {"role": "user", "content": "d"}]], "function": []}""");
        var item = Assert.IsType<IrrelevanceItem>(Assert.Single(OwnSuites.Load(folder.Path)[0].Items));
        Assert.Equal([new Turn(Role.User, "s\n\na\nb"), new Turn(Role.Assistant, "c"), new Turn(Role.User, "d")], item.Turns);
    }

    [Fact]
    public void Load_SystemMessageBeforeTheAssistant_StaysATurnOfItsOwn()
    {
        folder.Write(
            "irrelevance.jsonl",
            """{"id": "i", "question": [[{"role": "system", "content": "s"}, {"role": "assistant", "content": "a"}, {"role": "user", "content": "b"}]], "function": []}""");
        var item = Assert.IsType<IrrelevanceItem>(Assert.Single(OwnSuites.Load(folder.Path)[0].Items));
        Assert.Equal([Role.System, Role.Assistant, Role.User], item.Turns.Select(t => t.Role));
    }

    [Fact]
    public void Of_Suites_ListsWhatMustNotBeTrainedOn()
    {
        folder.Write("simple.jsonl", Question);
        folder.Write("possible_answer/simple.jsonl", Answer);
        folder.Write(
            "api_level_2.jsonl",
            $$"""{"id": "d", "apis": [{{Questions.TimeJson}}], "dialog": [{"role": "User", "text": "time?"}, {"role": "API", "api_name": "clock.time", "param_dict": {"zone": "CET", "more": [{"k": "deep"}]}, "result": 1}]}""");
        var contents = SuiteContents.Of(OwnSuites.Load(folder.Path));
        Assert.Equal(["clock.time", "get_weather"], contents.Names);
        Assert.Equal(["clocktime(zone:string)", "getweather(city:string,days:integer)"], contents.Signatures);
        Assert.Equal(["CET", "Roma", "Rome", "deep"], contents.Values);
        Assert.Equal(["time?", "weather in Rome?"], contents.Requests);
    }

    [Fact]
    public void Load_TheProjectsSuites_AreWholeAndTheirOwnAnswersPass()
    {
        var suites = OwnSuites.Load(Path.Combine(OfficialData.RepositoryRoot, "configs", "suites"));
        Assert.True(suites.Sum(s => s.Items.Count) >= 400, "the suites must hold at least 400 items");
        Assert.All(suites, s => Assert.Equal(s.Items.Count, s.Items.Select(i => i.Id).Distinct().Count()));
        var failing = suites.SelectMany(s => s.Items).Where(i => !GoldAnswer.Passes(i)).Select(i => i.Id);
        Assert.Empty(failing);
    }

    [Fact]
    public async Task RunAsync_TheProjectsSuites_PerfectModelIsRightEverywhereAndSilentOneOnlyWhereNothingFits()
    {
        foreach (var suite in OwnSuites.Load(Path.Combine(OfficialData.RepositoryRoot, "configs", "suites")))
        {
            foreach (var item in suite.Items)
            {
                using var perfect = new ScriptedModel(prompt => GoldAnswer.Answer(item, prompt));
                var prediction = await RunAsync(perfect, suite with { Items = [item] });
                Assert.True(prediction[0].Correct, $"{item.Id}: {prediction[0].Message} {prediction[0].Text}");
            }

            using var silent = new ScriptedModel(_ => "I cannot help with that.");
            Assert.All(await RunAsync(silent, suite), p => Assert.Equal(p.Category == "irrelevance", p.Correct));
        }
    }

    private static async Task<IReadOnlyList<Prediction>> RunAsync(ScriptedModel model, Suite suite) =>
        (await new EvaluationRunner(TimeProvider.System).RunAsync(model, suite, new EvaluationOptions(), progress: null, TestContext.Current.CancellationToken)).Predictions;
}
