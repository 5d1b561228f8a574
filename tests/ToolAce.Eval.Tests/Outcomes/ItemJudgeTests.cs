using ToolAce.Core.Dialogs;
using ToolAce.Eval.Outcomes;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Tests.Outcomes;

public sealed class ItemJudgeTests
{
    private static readonly IReadOnlyList<Turn> Asked = [new Turn(Role.User, "?")];

    [Theory]
    [InlineData("I have no tool for that.", Outcome.Abstained, true)]
    [InlineData("None of the tools (weather, time) fits.", Outcome.Abstained, true)]
    [InlineData("[get_weather(city=\"Rome\")]", Outcome.Called, false)]
    [InlineData("[sell house(street=\"x\")]", Outcome.Called, false)]
    [InlineData("[get_weather(city=\"Rome\"", Outcome.Unparseable, false)]
    [InlineData("<tool_call>{\"name\": \"get_weather\"}</tool_call>", Outcome.Unparseable, false)]
    [InlineData("{\"name\": \"get_weather\"}", Outcome.Unparseable, false)]
    [InlineData("get_weather(city=\"Rome\")", Outcome.Unparseable, false)]
    [InlineData("[]", Outcome.Unparseable, false)]
    [InlineData("", Outcome.Unparseable, false)]
    public void Judge_Irrelevance_OnlyAbstainingCounts(string text, Outcome outcome, bool correct)
    {
        var verdict = ItemJudge.Judge(new IrrelevanceItem("1", "irrelevance", [Questions.Weather], Asked), text, CallDecoding.CallSyntax);
        Assert.Equal((outcome, correct), (verdict.Outcome, verdict.Correct));
        Assert.Equal(correct, verdict.ErrorType is null);
    }

    [Theory]
    [InlineData("Sorry.", Outcome.Abstained)]
    [InlineData("get_weather(city='Rome')", Outcome.Called)]
    [InlineData("<tool_call>x</tool_call>", Outcome.Unparseable)]
    [InlineData("[get_weather(city=", Outcome.Unparseable)]
    public void Judge_OfficialIrrelevance_BrokenCallsNeverCount(string text, Outcome outcome)
    {
        var verdict = ItemJudge.Judge(new IrrelevanceItem("1", "irrelevance", [Questions.Weather], Asked), text, CallDecoding.Official);
        Assert.Equal((outcome, outcome == Outcome.Abstained), (verdict.Outcome, verdict.Correct));
    }

    [Theory]
    [InlineData("[get_weather(city=\"Anywhere\")]", Outcome.Called, true)]
    [InlineData("[get_weather()]", Outcome.Called, true)]
    [InlineData("[other(city=\"Anywhere\")]", Outcome.WrongFunction, false)]
    [InlineData("[get_weather(), other()]", Outcome.WrongFunction, false)]
    [InlineData("Which city?", Outcome.Abstained, false)]
    [InlineData("[get_weather(city=]", Outcome.Unparseable, false)]
    public void Judge_Relevance_WellFormedCallOfAnOfferedToolCounts(string text, Outcome outcome, bool correct)
    {
        var verdict = ItemJudge.Judge(new RelevanceItem("1", "relevance", [Questions.Weather], Asked), text, CallDecoding.CallSyntax);
        Assert.Equal((outcome, correct), (verdict.Outcome, verdict.Correct));
    }

    [Theory]
    [InlineData("[get_weather(city=\"rome\")]", Outcome.Correct, null)]
    [InlineData("[get_weather(city=\"Bern\")]", Outcome.WrongValue, "value_error:string")]
    [InlineData("[get_weather(city=1)]", Outcome.WrongType, "type_error:simple")]
    [InlineData("[get_weather()]", Outcome.WrongParameters, "simple_function_checker:missing_required")]
    [InlineData("[got_weather(city=\"Rome\")]", Outcome.WrongFunction, "simple_function_checker:wrong_func_name")]
    [InlineData("[get_weather(city=\"Rome\"), get_weather(city=\"Rome\")]", Outcome.WrongCount, "simple_function_checker:wrong_count")]
    [InlineData("It is sunny.", Outcome.Abstained, "no_call:abstained")]
    [InlineData("[get_weather(city=Rome)]", Outcome.Unparseable, "ast_decoder:decoder_failed")]
    public void Judge_Calls_OutcomeFollowsTheError(string text, Outcome outcome, string? errorType)
    {
        var verdict = ItemJudge.Judge(Questions.WeatherIn("1", "Rome"), text, CallDecoding.CallSyntax);
        Assert.Equal((outcome, errorType, outcome == Outcome.Correct), (verdict.Outcome, verdict.ErrorType, verdict.Correct));
    }

    [Fact]
    public void Judge_NameWithBlanks_OnlyTheHouseReadsIt()
    {
        var function = Questions.Function("""{"name": "Get All Stats", "parameters": {"type": "dict", "properties": {"team": {"type": "string"}}, "required": ["team"]}}""");
        var item = Questions.Calls("1", "simple", [function], """{"Get All Stats": {"team": ["Reds"]}}""");
        Assert.True(ItemJudge.Judge(item, "[Get All Stats(team=\"Reds\")]", CallDecoding.CallSyntax).Correct);
        Assert.Equal(Outcome.Unparseable, ItemJudge.Judge(item, "[Get All Stats(team=\"Reds\")]", CallDecoding.Official).Outcome);
    }

    [Fact]
    public void Judge_OfficialDecoding_AcceptsACallWithoutBrackets()
    {
        var item = Questions.WeatherIn("1", "Rome");
        Assert.True(ItemJudge.Judge(item, "get_weather(city='Rome')", CallDecoding.Official).Correct);
        Assert.False(ItemJudge.Judge(item, "get_weather(city='Rome')", CallDecoding.CallSyntax).Correct);
    }

    [Theory]
    [InlineData("multiple_function_checker:wrong_count", Outcome.WrongCount)]
    [InlineData("parallel_function_checker_no_order:cannot_find_match", Outcome.WrongMatch)]
    [InlineData("simple_function_checker:missing_optional", Outcome.WrongParameters)]
    [InlineData("simple_function_checker:unexpected_param", Outcome.WrongParameters)]
    [InlineData("type_error:nested", Outcome.WrongType)]
    [InlineData("value_error:dict_key", Outcome.WrongValue)]
    [InlineData("ast_decoder:decoder_wrong_output_format", Outcome.Unparseable)]
    [InlineData("prompt:too_long", Outcome.TooLong)]
    [InlineData("endpoint:failed", Outcome.EndpointFailed)]
    [InlineData("multi_turn:instance_state_mismatch", Outcome.WrongState)]
    [InlineData("multi_turn:execution_response_mismatch", Outcome.WrongState)]
    [InlineData("multi_turn:empty_turn_model_response", Outcome.Abstained)]
    [InlineData("multi_turn:force_terminated", Outcome.BrokenOff)]
    [InlineData("agentic:no_last_message", Outcome.BrokenOff)]
    [InlineData("agentic:answer_not_found", Outcome.WrongAnswer)]
    public void OutcomeOf_ErrorTypes_AreSorted(string errorType, Outcome outcome) => Assert.Equal(outcome, ErrorTaxonomy.OutcomeOf(errorType));

    [Theory]
    [InlineData("simple_java", "[f(a=1, b=2L);]", true)]
    [InlineData("simple_java", "[f(a=1, b=2);]", false)]
    [InlineData("simple_javascript", "[f(a=1, b=2n)]", true)]
    [InlineData("simple_javascript", "[f(a=1, b=2L)]", false)]
    public void Judge_OtherLanguages_DecodedByTheCategorysOwn(string category, string text, bool correct)
    {
        var (whole, large) = category == "simple_java" ? ("integer", "long") : ("integer", "Bigint");
        var function = Questions.Function(
            $$$"""{"name": "f", "description": "", "parameters": {"type": "dict", "properties": {"a": {"type": "{{{whole}}}"}, "b": {"type": "{{{large}}}"}}, "required": ["a", "b"]}}""");
        var item = Questions.Calls("1", category, [function], """{"f": {"a": [1], "b": [2]}}""");
        Assert.Equal(correct, ItemJudge.Judge(item, text, CallDecoding.Official).Correct);
    }
}
