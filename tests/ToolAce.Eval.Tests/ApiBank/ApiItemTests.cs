using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Eval.ApiBank;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Outcomes;
using ToolAce.Eval.Running;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Tests.ApiBank;

public sealed class ApiItemTests
{
    private static readonly Turn[] Asked = [new(Role.User, "?")];

    [Theory]
    [InlineData("[get_weather(city=\"Rome\", days=2)]", null)]
    [InlineData("[get_weather(days=2.0, city=\"Rome\")]", null)]
    [InlineData("[get_weather(city=\"rome\", days=2)]", "value_error:others")]
    [InlineData("[get_weather(city=\"Rome\", days=\"2\")]", "value_error:others")]
    [InlineData("[get_weather(city=\"Rome\", days=2.5)]", "value_error:others")]
    [InlineData("[get_weather(city=\"Rome\")]", "simple_function_checker:missing_required")]
    [InlineData("[get_weather(city=\"Rome\", days=2, x=1)]", "simple_function_checker:unexpected_param")]
    [InlineData("[clock.time(city=\"Rome\", days=2)]", "simple_function_checker:wrong_func_name")]
    [InlineData("[get_weather(city=\"Rome\", days=2), get_weather(city=\"Rome\", days=2)]", "simple_function_checker:wrong_count")]
    [InlineData("I will look.", "no_call:abstained")]
    [InlineData("[get_weather(city=]", "ast_decoder:decoder_failed")]
    public void Judge_ApiCall_NameAndValuesMustBeEqual(string text, string? errorType)
    {
        var item = new ApiItem("1", "api_level_1", [Questions.Weather], Asked, Call("[get_weather(city=\"Rome\", days=2)]"), Search: false);
        Assert.Equal(errorType, ItemJudge.Judge(item, text, CallDecoding.CallSyntax).ErrorType);
    }

    [Theory]
    [InlineData("[f(x=[1, {\"a\": 2.0}])]", true)]
    [InlineData("[f(x=[1.0, {\"a\": 2}])]", true)]
    [InlineData("[f(x=[1, {\"a\": 3}])]", false)]
    [InlineData("[f(x=[1])]", false)]
    [InlineData("[f(x=[{\"a\": 2}, 1])]", false)]
    public void Judge_NestedValues_NumbersByValue(string text, bool correct)
    {
        var item = new ApiItem("1", "api_level_1", [Questions.Weather], Asked, Call("[f(x=[1, {\"a\": 2}])]"), Search: false);
        Assert.Equal(correct, ItemJudge.Judge(item, text, CallDecoding.CallSyntax).Correct);
    }

    [Theory]
    [InlineData("what is the weather in a city", "get_weather")]
    [InlineData("CLOCK", "clock.time")]
    [InlineData("time zone", "clock.time")]
    [InlineData("getWeather", "get_weather")]
    public void Find_Keywords_BestToolFirst(string keywords, string name) =>
        Assert.Equal(name, ToolSearch.Find([Questions.Weather, Questions.Time], keywords, 3)[0].Name);

    [Fact]
    public void Find_NoWordInCommon_FindsNothing() => Assert.Empty(ToolSearch.Find([Questions.Weather, Questions.Time], "sell bread", 3));

    [Fact]
    public void Find_Count_IsTheMost() => Assert.Single(ToolSearch.Find([Questions.Weather, Questions.Time], "the", 1));

    [Fact]
    public void Find_RareWord_WeighsMoreThanACommonOne()
    {
        var tools = new[] { Named("list_red_cars", "cars"), Named("list_cars", "cars"), Named("list_blue_cars", "cars"), Named("list_old_blue", "old") };
        Assert.Equal("list_red_cars", ToolSearch.Find(tools, "red list", 1)[0].Name);
    }

    [Theory]
    // Search, then the call of a found tool.
    [InlineData(true, null, "[tool_searcher(keywords=\"weather of a city\")]", "[get_weather(city=\"Rome\")]")]
    // A call of a tool that no search has found.
    [InlineData(false, "simple_function_checker:wrong_func_name", "[get_weather(city=\"Rome\")]")]
    [InlineData(false, "simple_function_checker:wrong_func_name", "[tool_searcher(keywords=\"time zone\")]", "[get_weather(city=\"Rome\")]")]
    // One search only.
    [InlineData(false, "simple_function_checker:wrong_func_name", "[tool_searcher(keywords=\"weather\")]", "[tool_searcher(keywords=\"weather\")]")]
    [InlineData(false, "no_call:abstained", "Sorry.")]
    public async Task Run_LevelTwo_SearchesFirst(bool correct, string? errorType, params string[] answers)
    {
        var item = new ApiItem("1", "api_level_2", [Questions.Weather, Questions.Time], Asked, Call("[get_weather(city=\"Rome\")]"), Search: true);
        var (prediction, offered) = await Play(item, answers);
        Assert.Equal((correct, errorType), (prediction.Correct, prediction.ErrorType));
        Assert.Equal(["tool_searcher"], offered[0]);
        Assert.Equal(answers.Length, offered.Count);
    }

    [Fact]
    public async Task Run_LevelTwoAfterASearchInTheDialog_FoundToolsAreOffered()
    {
        Turn[] turns = [new(Role.User, "?"), new(Role.Assistant, "[tool_searcher(keywords=\"weather\")]"), new(Role.Tool, "[]")];
        var item = new ApiItem("1", "api_level_2", [Questions.Weather, Questions.Time], turns, Call("[get_weather(city=\"Rome\")]"), Search: true);
        var (prediction, offered) = await Play(item, ["[get_weather(city=\"Rome\")]"]);
        Assert.True(prediction.Correct);
        Assert.Equal(["tool_searcher", "get_weather"], offered[0]);
    }

    [Fact]
    public async Task Run_LevelTwoAfterACallInTheDialog_ThatToolIsStillOffered()
    {
        Turn[] turns = [new(Role.User, "?"), new(Role.Assistant, "[clock.time(zone=\"CET\")]"), new(Role.Tool, "[]")];
        var item = new ApiItem("1", "api_level_2", [Questions.Weather, Questions.Time], turns, Call("[get_weather(city=\"Rome\")]"), Search: true);
        var (prediction, offered) = await Play(item, ["[tool_searcher(keywords=\"weather\")]", "[get_weather(city=\"Rome\")]"]);
        Assert.True(prediction.Correct);
        Assert.Equal(["tool_searcher", "clock.time"], offered[0]);
        Assert.Equal(["tool_searcher", "clock.time", "get_weather"], offered[1]);
    }

    [Theory]
    [InlineData("[tool_searcher(keywords=\"city weather\")]", true)]
    [InlineData("[tool_searcher(keywords=\"zone\")]", false)]
    [InlineData("[tool_searcher(keywords=\"bread\")]", false)]
    public async Task Run_SearchIsTheTestPoint_RightWhenItFindsTheSameTool(string answer, bool correct)
    {
        var item = new ApiItem("1", "api_level_2", [Questions.Weather, Questions.Time], Asked, Call("[tool_searcher(keywords=\"the weather\")]"), Search: true);
        var (prediction, _) = await Play(item, [answer]);
        Assert.Equal(correct, prediction.Correct);
    }

    private static Call Call(string text) => CallSyntax.Parse(text)[0];

    private static FunctionDoc Named(string name, string description) =>
        Questions.Function($$$$"""{"name": "{{{{name}}}}", "description": "{{{{description}}}}", "parameters": {"type": "dict", "properties": {}}}""");

    private static async Task<(Prediction Prediction, List<string[]> Offered)> Play(ApiItem item, string[] answers)
    {
        var offered = new List<string[]>();
        using var model = new ScriptedModel(prompt =>
        {
            offered.Add([.. prompt.Tools.Select(t => t.Name)]);
            return answers[offered.Count - 1];
        });
        var suite = new Suite("own_api", CallDecoding.CallSyntax, [item], []);
        var run = await new EvaluationRunner(TimeProvider.System).RunAsync(model, suite, new EvaluationOptions(), progress: null, TestContext.Current.CancellationToken);
        return (run.Predictions[0], offered);
    }
}
