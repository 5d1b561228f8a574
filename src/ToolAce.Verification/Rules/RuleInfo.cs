namespace ToolAce.Verification.Rules;

/// <summary>A rule as pages show it.</summary>
public sealed record RuleInfo(string Id, RuleAspect Aspect, RuleSeverity Severity);
