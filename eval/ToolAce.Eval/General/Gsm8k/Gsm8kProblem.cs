namespace ToolAce.Eval.General.Gsm8k;

/// <summary>A word problem and its solution, which ends in <c>####</c> and the number.</summary>
internal sealed record Gsm8kProblem(string Id, string Question, string Answer);
