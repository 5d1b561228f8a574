namespace ToolAce.Eval.General.HumanEval;

/// <summary>Whether a function passed its tests, else the error's type and words.</summary>
internal sealed record CodeResult(string? ErrorType, string? Message)
{
    public static CodeResult Passed { get; } = new(null, null);

    public static CodeResult Failed(string errorType, string message) => new(errorType, message);
}
