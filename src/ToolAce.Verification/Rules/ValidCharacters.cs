using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Rules;

/// <summary>Rule 8: responses of the assistant and of tools hold no character that no person would type: control, replacement, private use, invisible, garbled.</summary>
internal sealed class ValidCharacters() : Rule("r08-characters", RuleAspect.DialogCorrectness)
{
    public override IEnumerable<RuleFinding> Check(DialogContext context)
    {
        foreach (var turn in context.Turns.Where(t => t.Role is Role.Assistant or Role.Tool))
        {
            if (InvalidCharacter.Find(turn.Text) is { } found)
            {
                yield return Defect($"{turn.Place()}: {found}");
                continue;
            }

            if (!turn.Text.Contains('\\'))
            {
                continue;
            }

            // Escapes such as \x07 hide in the text and appear in the value.
            var values = turn.Calls.SelectMany(c => c.Arguments.Select(a => a.Value)).Concat(turn.Results?.Entries.Select(e => e.Results) ?? []);
            if (values.SelectMany(Strings).Select(InvalidCharacter.Find).FirstOrDefault(f => f is not null) is { } inside)
            {
                yield return Defect($"{turn.Place()}: a value holds an escaped {inside}");
            }
        }
    }

    private static IEnumerable<string> Strings(Literal value) => value switch
    {
        Literal.Text text => [text.Value],
        Literal.List list => list.Items.SelectMany(Strings),
        Literal.Map map => map.Entries.SelectMany(e => Strings(e.Value).Prepend(e.Key)),
        _ => [],
    };
}
