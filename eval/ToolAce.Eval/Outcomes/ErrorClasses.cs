using ToolAce.Eval.ApiBank.Judging;
using ToolAce.Eval.General;

namespace ToolAce.Eval.Outcomes;

/// <summary>Sorts the checkers' error types.</summary>
public static class ErrorClasses
{
    private const string BankPrefix = "api_bank:";

    /// <summary>The class of an error type.</summary>
    public static ErrorClass Of(string errorType) => errorType switch
    {
        "simple_function_checker:wrong_func_name" => ErrorClass.WrongFunction,
        "simple_function_checker:missing_required" => ErrorClass.MissingRequired,
        "simple_function_checker:missing_optional" => ErrorClass.MissingOptional,
        "simple_function_checker:unexpected_param" => ErrorClass.UnexpectedParameter,
        "type_error:nested" => ErrorClass.NestedType,
        "type_error:simple" or "type_error:java" or "type_error:js" => ErrorClass.SimpleType,
        "value_error:string" => ErrorClass.StringValue,
        "value_error:list/tuple" => ErrorClass.ListValue,
        "value_error:dict_key" => ErrorClass.DictKey,
        "value_error:dict_value" => ErrorClass.DictValue,
        "value_error:list_dict_count" => ErrorClass.ListDictCount,
        "value_error:others" or "dict_checker:unclear" or "list_dict_checker:unclear" => ErrorClass.OtherValue,
        "parallel_function_checker_no_order:cannot_find_match" => ErrorClass.NoMatch,
        ErrorTaxonomy.NoCall or "relevance_error:decoder_failed" => ErrorClass.NoCall,
        ErrorTaxonomy.UnwantedCall => ErrorClass.UnwantedCall,
        ErrorTaxonomy.TooLong => ErrorClass.TooLong,
        ErrorTaxonomy.Unanswered => ErrorClass.Unanswered,
        "multi_turn:empty_turn_model_response" or "agentic:no_last_message" => ErrorClass.EmptyTurn,
        "multi_turn:instance_state_mismatch" => ErrorClass.WrongState,
        "multi_turn:execution_response_mismatch" => ErrorClass.WrongResponse,
        "multi_turn:force_terminated" or "multi_turn:inference_error" or "agentic:inference_error" => ErrorClass.CutShort,
        "agentic:answer_not_found" or GeneralErrors.WrongLetter or GeneralErrors.WrongNumber => ErrorClass.WrongAnswer,
        GeneralErrors.NoNumber or GeneralErrors.Syntax => ErrorClass.Undecodable,
        _ when errorType.EndsWith(":wrong_count", StringComparison.Ordinal) => ErrorClass.WrongCount,
        _ when errorType.StartsWith("ast_decoder:", StringComparison.Ordinal) => ErrorClass.Undecodable,
        _ when errorType.StartsWith("code:", StringComparison.Ordinal) => ErrorClass.FailedCode,
        _ when errorType.StartsWith(BankPrefix, StringComparison.Ordinal) => Bank(errorType[BankPrefix.Length..]),
        _ => ErrorClass.Other,
    };

    private static ErrorClass Bank(string label) => label switch
    {
        ApiErrors.NoCall or ApiErrors.NoPrediction => ErrorClass.NoCall,
        ApiErrors.WrongName => ErrorClass.WrongFunction,
        ApiErrors.UnknownParameter => ErrorClass.UnexpectedParameter,
        ApiErrors.MissingArgument => ErrorClass.MissingRequired,
        ApiErrors.Input or ApiErrors.Output => ErrorClass.OtherValue,
        _ => ErrorClass.Other,
    };
}
