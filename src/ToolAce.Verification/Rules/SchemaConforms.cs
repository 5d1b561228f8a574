using System.Runtime.CompilerServices;
using ToolAce.Core.Apis;
using ToolAce.Core.Schemas;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Rules;

/// <summary>Rule 1: every definition conforms to the schema language.</summary>
internal sealed class SchemaConforms() : Rule(RuleId, RuleAspect.ApiDefinition)
{
    public const string RuleId = "r01-schema-conforms";

    /// <summary>Dialogs share schemas; each is looked at once as long as anyone holds it.</summary>
    private static readonly ConditionalWeakTable<Schema, string[]> KnownParameters = [];
    private static readonly ConditionalWeakTable<Schema, string[]> KnownResults = [];

    public override IEnumerable<RuleFinding> Check(DialogContext context)
    {
        foreach (var tool in context.Dialog.Tools)
        {
            foreach (var problem in Problems(tool))
            {
                yield return Defect($"tool '{tool.Name}': {problem}");
            }
        }
    }

    /// <summary>Everything wrong with one definition.</summary>
    public static IEnumerable<string> Problems(ApiDefinition tool)
    {
        var parameters = KnownParameters.GetValue(tool.Parameters, static s => [.. SchemaCheck.Dictionary(s, "parameters")]);
        return tool.Results is { } results ? parameters.Concat(KnownResults.GetValue(results, static s => [.. SchemaCheck.Dictionary(s, "results")])) : parameters;
    }
}
