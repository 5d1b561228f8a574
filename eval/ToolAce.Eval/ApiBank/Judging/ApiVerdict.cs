using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.ApiBank.Judging;

/// <summary>
/// What a predicted call is worth: <paramref name="Why"/> is the label of a wrong one (null also for the few that the benchmark gives none),
/// <paramref name="Calls"/> name and arguments as extracted, <paramref name="Result"/> what running it gave, or a text that says why it did not run.
/// </summary>
public sealed record ApiVerdict(bool Correct, string? Why, PyValue Calls, PyValue Result);
