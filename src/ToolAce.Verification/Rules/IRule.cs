using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Rules;

/// <summary>One rule of ToolACE Table 4. Rules are stateless and never throw, whatever the dialog holds.</summary>
internal interface IRule
{
    /// <summary>The number of the table and a name, e.g. <c>r04-required-given</c>.</summary>
    string Id { get; }

    /// <summary>The table's aspect.</summary>
    RuleAspect Aspect { get; }

    /// <summary>The gravest thing this rule can say; single findings may be milder.</summary>
    RuleSeverity Severity { get; }

    /// <summary>Everything wrong, in the order of the dialog.</summary>
    IEnumerable<RuleFinding> Check(DialogContext context);
}
