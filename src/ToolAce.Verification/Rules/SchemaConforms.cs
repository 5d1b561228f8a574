using System.Runtime.CompilerServices;
using ToolAce.Core.Apis;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Rules;

/// <summary>Rule 1: every definition conforms to the schema language.</summary>
internal sealed class SchemaConforms() : Rule(RuleId, RuleAspect.ApiDefinition)
{
    public const string RuleId = "r01-schema-conforms";

    /// <summary>Dialogs share definitions; each is looked at once as long as anyone holds it.</summary>
    private static readonly ConditionalWeakTable<ApiDefinition, string[]> Known = [];

    public override IEnumerable<RuleFinding> Check(DialogContext context)
    {
        foreach (var tool in context.Dialog.Tools)
        {
            foreach (var problem in Known.GetValue(tool, static t => [.. Problems(t)]))
            {
                yield return Defect($"tool '{tool.Name}': {problem}");
            }
        }
    }

    /// <summary>Everything wrong with one definition.</summary>
    public static IEnumerable<string> Problems(ApiDefinition tool)
    {
        var parameters = SchemaCheck.Dictionary(tool.Parameters, "parameters");
        return tool.Results is { } results ? parameters.Concat(SchemaCheck.Dictionary(results, "results")) : parameters;
    }
}
