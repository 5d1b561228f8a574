using ToolAce.Core.Schemas;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Rules;

/// <summary>Rule 5: every parameter is a known one, and its type, allowed values, pattern, format and range match the definition.</summary>
internal sealed class ValuesMatch() : Rule("r05-values-match", RuleAspect.Executability)
{
    public override IEnumerable<RuleFinding> Check(DialogContext context) =>
        context.ArgumentProblems
            .Where(p => p.Problem.Kind != SchemaProblemKind.MissingRequired)
            .Select(p => Defect($"{p.Place}, parameter '{p.Problem.Path}': {p.Problem.Message}"));
}
