namespace ToolAce.Eval.Bfcl;

/// <summary>A checker's verdict. <paramref name="ErrorType"/> is the benchmark's own name of the error, null when valid; <paramref name="Message"/> is for reading.</summary>
public sealed record CheckResult(bool Valid, string? ErrorType, string? Message)
{
    /// <summary>Nothing wrong.</summary>
    public static CheckResult Correct { get; } = new(Valid: true, ErrorType: null, Message: null);

    internal static CheckResult Wrong(string errorType, string message) => new(Valid: false, errorType, message);
}
