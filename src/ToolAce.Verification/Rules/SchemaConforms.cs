using ToolAce.Core.Apis;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Rules;

/// <summary>Rule 1: every definition conforms to the schema language.</summary>
internal sealed class SchemaConforms() : Rule(RuleId, RuleAspect.ApiDefinition)
{
    public const string RuleId = "r01-schema-conforms";

    public override IEnumerable<RuleFinding> Check(DialogContext context) =>
        context.Dialog.Tools.SelectMany(tool => Problems(tool).Select(problem => Defect($"tool '{tool.Name}': {problem}")));

    /// <summary>Everything wrong with one definition.</summary>
    public static IEnumerable<string> Problems(ApiDefinition tool)
    {
        var parameters = SchemaCheck.Dictionary(tool.Parameters, "parameters");
        return tool.Results is { } results ? parameters.Concat(SchemaCheck.Dictionary(results, "results")) : parameters;
    }
}
