namespace ToolAce.Eval.Outcomes;

/// <summary>Sorts the checkers' error types into outcomes (methods.md C5).</summary>
public static class ErrorTaxonomy
{
    /// <summary>Error type of an answer in words where calls are wanted.</summary>
    public const string NoCall = "no_call:abstained";

    /// <summary>Error type of a call where none is wanted.</summary>
    public const string UnwantedCall = "irrelevance_error:decoder_success";

    /// <summary>Error type of a prompt longer than the context.</summary>
    public const string TooLong = "prompt:too_long";

    /// <summary>Error type of a question that the endpoint left unanswered.</summary>
    public const string Unanswered = "endpoint:failed";

    /// <summary>The outcome of a call that failed with <paramref name="errorType"/>.</summary>
    public static Outcome OutcomeOf(string errorType) => errorType switch
    {
        _ when errorType.EndsWith(":wrong_count", StringComparison.Ordinal) => Outcome.WrongCount,
        "simple_function_checker:wrong_func_name" => Outcome.WrongFunction,
        "simple_function_checker:missing_required" or "simple_function_checker:missing_optional" or "simple_function_checker:unexpected_param" => Outcome.WrongParameters,
        "parallel_function_checker_no_order:cannot_find_match" => Outcome.WrongMatch,
        NoCall => Outcome.Abstained,
        UnwantedCall => Outcome.Called,
        TooLong => Outcome.TooLong,
        Unanswered => Outcome.EndpointFailed,
        "multi_turn:instance_state_mismatch" or "multi_turn:execution_response_mismatch" => Outcome.WrongState,
        "multi_turn:empty_turn_model_response" => Outcome.Abstained,
        "multi_turn:force_terminated" or "agentic:no_last_message" => Outcome.BrokenOff,
        "agentic:answer_not_found" => Outcome.WrongAnswer,
        _ when errorType.StartsWith("type_error:", StringComparison.Ordinal) => Outcome.WrongType,
        _ when errorType.StartsWith("ast_decoder:", StringComparison.Ordinal) => Outcome.Unparseable,
        _ => Outcome.WrongValue,
    };
}
