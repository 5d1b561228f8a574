namespace ToolAce.Verification.Rules;

/// <summary>The fourteen rules as a list to show.</summary>
public static class RuleCatalog
{
    /// <summary>All rules in the order of ToolACE Table 4.</summary>
    public static IReadOnlyList<RuleInfo> All { get; } = [.. RuleSet.All.Select(r => new RuleInfo(r.Id, r.Aspect, r.Severity))];
}
