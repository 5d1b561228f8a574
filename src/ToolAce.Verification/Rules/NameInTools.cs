using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Rules;

/// <summary>Rule 3: the name of every call is in the tool list, letter by letter.</summary>
internal sealed class NameInTools() : Rule("r03-name-in-tools", RuleAspect.Executability)
{
    public override IEnumerable<RuleFinding> Check(DialogContext context)
    {
        foreach (var turn in context.Responses)
        {
            for (var i = 0; i < turn.Calls.Count; i++)
            {
                if (context.Tool(turn.Calls[i].Name) is null)
                {
                    yield return Defect($"{turn.Place(i)}: no such tool{Nearest(context, turn.Calls[i].Name)}");
                }
            }
        }
    }

    private static string Nearest(DialogContext context, string name)
    {
        var key = Key(name);
        return context.Dialog.Tools.FirstOrDefault(t => Key(t.Name) == key) is { } tool ? $"; '{tool.Name}' is offered" : "";
    }

    private static string Key(string name) => string.Concat(Words.OfName(name).Select(Words.Stem));
}
