using ToolAce.Eval.Outcomes;

namespace ToolAce.Eval.General;

/// <summary>Error types of general-ability suites.</summary>
public static class GeneralErrors
{
    /// <summary>Another letter is likelier.</summary>
    public const string WrongLetter = "choice:wrong_letter";

    /// <summary>Another number.</summary>
    public const string WrongNumber = "number:wrong_number";

    /// <summary>No number in the answer.</summary>
    public const string NoNumber = "number:none";

    /// <summary>The code is no Python.</summary>
    public const string Syntax = "code:syntax";

    /// <summary>A test fails.</summary>
    public const string TestFailed = "code:test_failed";

    /// <summary>The code raises an exception.</summary>
    public const string Raised = "code:raised";

    /// <summary>The code takes too long.</summary>
    public const string OutOfTime = "code:out_of_time";

    /// <summary>The code wants too much memory.</summary>
    public const string OutOfMemory = "code:out_of_memory";

    /// <summary>The code floods its output.</summary>
    public const string TooMuchOutput = "code:too_much_output";

    /// <summary>The code ends the interpreter before its tests are through.</summary>
    public const string Unfinished = "code:unfinished";

    /// <summary>The interpreter crashes.</summary>
    public const string Crashed = "code:crashed";

    internal static Outcome OutcomeOf(string errorType) => errorType is NoNumber or Syntax ? Outcome.Unparseable : Outcome.WrongAnswer;
}
