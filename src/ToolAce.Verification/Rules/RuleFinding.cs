namespace ToolAce.Verification.Rules;

/// <summary>One thing a rule found; the reason names the turn (from 1), the call and the parameter.</summary>
internal sealed record RuleFinding(string Reason, RuleSeverity Severity);
