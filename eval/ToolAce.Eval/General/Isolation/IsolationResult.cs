namespace ToolAce.Eval.General.Isolation;

/// <summary>What became of an isolated program. <paramref name="ExitCode"/> is a shell's: 128 plus the signal for <see cref="IsolationEnd.Signalled"/>.</summary>
public sealed record IsolationResult(IsolationEnd End, int ExitCode, string Output, string Errors);
