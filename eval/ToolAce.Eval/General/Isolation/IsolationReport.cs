namespace ToolAce.Eval.General.Isolation;

/// <summary>Whether this machine allows the isolation. <paramref name="Python"/> is the interpreter that runs in it; <paramref name="Problem"/> and <paramref name="Hint"/> are null when it does.</summary>
public sealed record IsolationReport(bool Allowed, string? Python, string? Problem, string? Hint)
{
    internal static IsolationReport Refused(string? python, string problem, string hint) => new(Allowed: false, python, problem, hint);
}
