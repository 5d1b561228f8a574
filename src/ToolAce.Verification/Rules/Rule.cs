using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Rules;

/// <summary>What every rule shares: its place in the table and the two kinds of findings.</summary>
internal abstract class Rule(string id, RuleAspect aspect) : IRule
{
    public string Id => id;

    public RuleAspect Aspect => aspect;

    public virtual RuleSeverity Severity => RuleSeverity.Defect;

    public abstract IEnumerable<RuleFinding> Check(DialogContext context);

    protected static RuleFinding Defect(string reason) => new(reason, RuleSeverity.Defect);

    protected static RuleFinding Doubt(string reason) => new(reason, RuleSeverity.Doubt);
}
