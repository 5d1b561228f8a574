using System.Text.Json;
using ToolAce.Eval.Anatomies;
using ToolAce.Eval.Outcomes;
using ToolAce.Eval.Running;
using ToolAce.Eval.Tests.Scores;

namespace ToolAce.Eval.Tests.Anatomies;

public sealed class ErrorAnatomyTests
{
    [Fact]
    public void Of_ARun_CountsOutcomesAndErrorsByCategory()
    {
        var anatomy = ErrorAnatomy.Of(
            [
                ScoreCardTests.Item("1", correct: true), Wrong("2", "value_error:string"), Wrong("3", "value_error:string"), Wrong("4", "value_error:string", "parallel"),
                Wrong("5", "ast_decoder:decoder_failed"), Wrong("6", errorType: null), Wrong("7", "brand:new"),
            ]);
        Assert.Equal((7, 6), (anatomy.N, anatomy.Wrong));
        Assert.Contains(new OutcomeCount("own", "simple", Outcome.Correct, Correct: true, 1), anatomy.Outcomes);
        Assert.Equal(7, anatomy.Outcomes.Sum(o => o.Count));
        Assert.Contains(new ErrorCount("own", "simple", ErrorClass.StringValue, "value_error:string", 2), anatomy.Errors);
        Assert.Contains(new ErrorCount("own", "parallel", ErrorClass.StringValue, "value_error:string", 1), anatomy.Errors);
        Assert.Contains(new ErrorCount("own", "simple", ErrorClass.Other, "brand:new", 1), anatomy.Errors);
        Assert.Contains(new ErrorCount("own", "simple", ErrorClass.Other, ErrorAnatomy.Unnamed, 1), anatomy.Errors);
        Assert.Equal([(ErrorClass.StringValue, 3), (ErrorClass.Other, 2), (ErrorClass.Undecodable, 1)], anatomy.ByClass.Select(c => (c.Key, c.Value)));
    }

    [Fact]
    public void Of_TwoRuns_MatrixOfOutcomesAndOnlyWhatDiffers()
    {
        Prediction[] first = [ScoreCardTests.Item("1", correct: true), Wrong("2", "value_error:string"), Wrong("3", "value_error:string"), Wrong("4", "value_error:string"), ScoreCardTests.Item("5", correct: true)];
        Prediction[] second = [ScoreCardTests.Item("1", correct: true), ScoreCardTests.Item("2", correct: true), Wrong("3", "value_error:dict_key"), Wrong("4", "value_error:string"), Wrong("5", "value_error:string")];
        var difference = RunDifference.Of(first, second);
        Assert.Equal(5, difference.N);
        Assert.Equal(5, difference.Changes.Sum(c => c.Count));
        Assert.Equal(new OutcomeChange(Outcome.WrongValue, FromCorrect: false, Outcome.WrongValue, ToCorrect: false, 2), difference.Changes[0]);
        Assert.Contains(new OutcomeChange(Outcome.WrongValue, FromCorrect: false, Outcome.Correct, ToCorrect: true, 1), difference.Changes);

        // What is gained, what is lost, what is wrong in another way; not what is the same.
        Assert.Equal([("2", 1), ("5", -1), ("3", 0)], difference.Items.Select(i => (i.ItemId, i.Gain)));
        Assert.Equal("value_error:dict_key", difference.Items[2].Second.ErrorType);
        Assert.Empty(RunDifference.Of(first, first).Items);
    }

    [Theory]
    [InlineData("simple_function_checker:wrong_count", ErrorClass.WrongCount)]
    [InlineData("parallel_function_checker_no_order:wrong_count", ErrorClass.WrongCount)]
    [InlineData("simple_function_checker:wrong_func_name", ErrorClass.WrongFunction)]
    [InlineData("simple_function_checker:missing_required", ErrorClass.MissingRequired)]
    [InlineData("simple_function_checker:missing_optional", ErrorClass.MissingOptional)]
    [InlineData("simple_function_checker:unexpected_param", ErrorClass.UnexpectedParameter)]
    [InlineData("type_error:simple", ErrorClass.SimpleType)]
    [InlineData("type_error:java", ErrorClass.SimpleType)]
    [InlineData("type_error:nested", ErrorClass.NestedType)]
    [InlineData("value_error:list/tuple", ErrorClass.ListValue)]
    [InlineData("value_error:dict_key", ErrorClass.DictKey)]
    [InlineData("value_error:dict_value", ErrorClass.DictValue)]
    [InlineData("value_error:list_dict_count", ErrorClass.ListDictCount)]
    [InlineData("value_error:others", ErrorClass.OtherValue)]
    [InlineData("parallel_function_checker_no_order:cannot_find_match", ErrorClass.NoMatch)]
    [InlineData("ast_decoder:decoder_wrong_output_format", ErrorClass.Undecodable)]
    [InlineData(ErrorTaxonomy.NoCall, ErrorClass.NoCall)]
    [InlineData("relevance_error:decoder_failed", ErrorClass.NoCall)]
    [InlineData("irrelevance_error:decoder_success", ErrorClass.UnwantedCall)]
    [InlineData(ErrorTaxonomy.TooLong, ErrorClass.TooLong)]
    [InlineData("multi_turn:empty_turn_model_response", ErrorClass.EmptyTurn)]
    [InlineData("multi_turn:instance_state_mismatch", ErrorClass.WrongState)]
    [InlineData("multi_turn:execution_response_mismatch", ErrorClass.WrongResponse)]
    [InlineData("multi_turn:force_terminated", ErrorClass.CutShort)]
    [InlineData("agentic:answer_not_found", ErrorClass.WrongAnswer)]
    [InlineData("checker_exception:OverflowError", ErrorClass.Other)]
    [InlineData("choice:wrong_letter", ErrorClass.WrongAnswer)]
    [InlineData("number:none", ErrorClass.Undecodable)]
    [InlineData("code:syntax", ErrorClass.Undecodable)]
    [InlineData("code:out_of_time", ErrorClass.FailedCode)]
    [InlineData("api_bank:NO_API_CALL", ErrorClass.NoCall)]
    [InlineData("api_bank:API_NAME_MISMATCH", ErrorClass.WrongFunction)]
    [InlineData("api_bank:INVALID_INPUT_PARAMETER", ErrorClass.UnexpectedParameter)]
    [InlineData("api_bank:MISS_INPUT_ARGUMENT", ErrorClass.MissingRequired)]
    [InlineData("api_bank:OUTPUT_MISMATCH", ErrorClass.OtherValue)]
    [InlineData("api_bank:HAS_EXCEPTION", ErrorClass.Other)]
    public void ErrorClasses_ErrorType_HasItsClass(string type, ErrorClass expected) => Assert.Equal(expected, ErrorClasses.Of(type));

    [Theory]
    [InlineData("ast_parallel")]
    [InlineData("ast_simple_java")]
    [InlineData("relevance_irrelevance")]
    [InlineData("multi_turn_mutations")]
    public void ErrorClasses_EveryRecordedErrorType_IsKnown(string file)
    {
        var types = OfficialData.Records(file).Select(ErrorType).Where(t => t is not null && !t.StartsWith("checker_exception:", StringComparison.Ordinal)).Distinct().ToList();
        Assert.NotEmpty(types);
        Assert.All(types, t => Assert.NotEqual(ErrorClass.Other, ErrorClasses.Of(t!)));
    }

    private static string? ErrorType(string line)
    {
        using var record = JsonDocument.Parse(line);
        return record.RootElement.GetProperty("error_type").GetString();
    }

    private static Prediction Wrong(string id, string? errorType, string category = "simple") =>
        ScoreCardTests.Item(id, correct: false, category) with { ErrorType = errorType, Outcome = errorType is null ? Outcome.WrongValue : ErrorTaxonomy.OutcomeOf(errorType) };
}
