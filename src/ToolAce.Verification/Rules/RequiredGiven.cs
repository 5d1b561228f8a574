using ToolAce.Core.Schemas;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Rules;

/// <summary>Rule 4: all required parameters are given, inside dictionaries and lists too.</summary>
internal sealed class RequiredGiven() : Rule("r04-required-given", RuleAspect.Executability)
{
    public override IEnumerable<RuleFinding> Check(DialogContext context) =>
        context.ArgumentProblems
            .Where(p => p.Problem.Kind == SchemaProblemKind.MissingRequired)
            .Select(p => Defect($"{p.Place}: required parameter '{p.Problem.Path}' is missing"));
}
