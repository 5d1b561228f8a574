using ToolAce.Core.Dialogs;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Rules;

/// <summary>Rule 13: an optional system turn, then user → assistant → [tool → assistant]*, as often as the user speaks; the assistant has the last word.</summary>
internal sealed class RoleOrder() : Rule("r13-role-order", RuleAspect.SampleConsistency)
{
    public override IEnumerable<RuleFinding> Check(DialogContext context)
    {
        Role? before = null;
        foreach (var turn in context.Turns)
        {
            if (!MayFollow(before, turn.Role))
            {
                yield return Defect($"{turn.Place()}: {Name(turn.Role)} {(before is { } b ? $"after {Name(b)}" : "at the start")}");
            }

            before = turn.Role;
        }

        if (before is { } last and not Role.Assistant)
        {
            yield return Defect($"turn {context.Turns.Count}: the dialog ends with {Name(last)}, not with the assistant");
        }
    }

    private static bool MayFollow(Role? before, Role role) => (before, role) switch
    {
        (null, Role.System or Role.User) => true,
        (Role.System, Role.User) => true,
        (Role.User, Role.Assistant) => true,
        (Role.Assistant, Role.User or Role.Tool) => true,
        (Role.Tool, Role.Assistant) => true,
        _ => false,
    };

    private static string Name(Role role) => role.ToString().ToLowerInvariant();
}
