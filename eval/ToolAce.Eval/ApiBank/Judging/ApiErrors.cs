namespace ToolAce.Eval.ApiBank.Judging;

/// <summary>The labels of wrong calls, as the benchmark's evaluator writes them; two more are this project's own.</summary>
public static class ApiErrors
{
    /// <summary>No call was found in the text.</summary>
    public const string NoCall = "NO_API_CALL";

    /// <summary>Another API than the one wanted.</summary>
    public const string WrongName = "API_NAME_MISMATCH";

    /// <summary>An argument that is not declared.</summary>
    public const string UnknownParameter = "INVALID_INPUT_PARAMETER";

    /// <summary>A required argument was left out.</summary>
    public const string MissingArgument = "MISS_INPUT_ARGUMENT";

    /// <summary>The comparison asks for a member that one side does not have.</summary>
    public const string KeyError = "KEY_ERROR";

    /// <summary>The API raised an exception.</summary>
    public const string Exception = "HAS_EXCEPTION";

    /// <summary>The output differs.</summary>
    public const string Output = "OUTPUT_MISMATCH";

    /// <summary>The input differs.</summary>
    public const string Input = "INPUT_MISMATCH";

    /// <summary>Begins the label of a Python exception that ends the benchmark's own run; its type follows.</summary>
    public const string RaisedPrefix = "RAISED:";

    /// <summary>Own label: the API needs what this project does not have, so the call could not be judged.</summary>
    public const string NotHere = "NOT_AVAILABLE_HERE";

    /// <summary>Own label: there is no prediction for the sample.</summary>
    public const string NoPrediction = "NO_PREDICTION";
}
