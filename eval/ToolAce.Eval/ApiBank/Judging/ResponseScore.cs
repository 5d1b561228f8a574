namespace ToolAce.Eval.ApiBank.Judging;

/// <summary>
/// ROUGE-L of one response, from 0 to 1, rounded to four places as the benchmark does. <paramref name="Error"/> says why a text could not be scored (the
/// benchmark's run ends there; here it counts as 0).
/// </summary>
public sealed record ResponseScore(double Value, string? Error);
