namespace ToolAce.Eval.Suites;

/// <summary>A line of a suite that is left out, and why. <paramref name="Line"/> counts from 1.</summary>
public sealed record SuiteProblem(string File, int Line, string ItemId, string Problem);
