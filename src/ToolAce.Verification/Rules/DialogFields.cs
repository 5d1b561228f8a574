using ToolAce.Core.Dialogs;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Rules;

/// <summary>Rule 6: the dialog has an id, a user's and an assistant's message, no empty message, and no two tools of one name.</summary>
internal sealed class DialogFields() : Rule("r06-dialog-fields", RuleAspect.DialogCorrectness)
{
    public override IEnumerable<RuleFinding> Check(DialogContext context)
    {
        if (string.IsNullOrWhiteSpace(context.Dialog.Id))
        {
            yield return Defect("the dialog has no id");
        }

        foreach (var role in new[] { Role.User, Role.Assistant }.Where(role => context.Turns.All(t => t.Role != role)))
        {
            yield return Defect($"the dialog has no {role.ToString().ToLowerInvariant()} message");
        }

        foreach (var turn in context.Turns.Where(t => string.IsNullOrWhiteSpace(t.Text)))
        {
            yield return Defect($"{turn.Place()}: the {turn.Role.ToString().ToLowerInvariant()} message is empty");
        }

        var names = new HashSet<string>(context.Dialog.Tools.Count);
        foreach (var tool in context.Dialog.Tools.Where(t => !names.Add(t.Name)))
        {
            yield return Defect($"two tools are called '{tool.Name}'");
        }
    }
}
