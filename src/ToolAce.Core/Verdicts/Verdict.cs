namespace ToolAce.Core.Verdicts;

/// <summary>What one check (<paramref name="Check"/>, e.g. <c>r04-required-given</c> or <c>expert-hallucination</c>) said of one dialog, with the reason that names the place.</summary>
public sealed record Verdict(string DialogId, VerdictLayer Layer, string Check, VerdictOutcome Outcome, string Reason);
