using ToolAce.Core.Apis;
using ToolAce.Core.Calls;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Rules;

/// <summary>Rule 2: every definition has all necessary fields. (Parameters are there by type; a name that calls could not be written with counts as none.)</summary>
internal sealed class DefinitionComplete() : Rule(RuleId, RuleAspect.ApiDefinition)
{
    public const string RuleId = "r02-definition-complete";

    public override IEnumerable<RuleFinding> Check(DialogContext context)
    {
        var tools = context.Dialog.Tools;
        for (var i = 0; i < tools.Count; i++)
        {
            foreach (var problem in Problems(tools[i]))
            {
                yield return Defect($"tool {i + 1} '{tools[i].Name}': {problem}");
            }
        }
    }

    /// <summary>Everything missing from one definition.</summary>
    public static IEnumerable<string> Problems(ApiDefinition tool)
    {
        if (string.IsNullOrWhiteSpace(tool.Name))
        {
            yield return "it has no name";
        }
        else if (!IsCallable(tool.Name))
        {
            yield return "its name cannot be written in a call";
        }

        if (string.IsNullOrWhiteSpace(tool.Description))
        {
            yield return "it has no description";
        }
    }

    /// <summary>A name is good when a call of it reads back as that call.</summary>
    private static bool IsCallable(string name) =>
        name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-')
        || (CallSyntax.Read($"[{name}()]") is CallReading.Calls { Items: [var call] } && call.Name == name);
}
