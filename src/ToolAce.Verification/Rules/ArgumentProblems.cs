using ToolAce.Core.Schemas;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Rules;

/// <summary>Every way in which the calls of a dialog fail their definitions. Calls of unknown tools are rule 3's.</summary>
internal static class ArgumentProblems
{
    public static IEnumerable<(string Place, SchemaProblem Problem)> Of(DialogContext context)
    {
        foreach (var turn in context.Responses)
        {
            for (var i = 0; i < turn.Calls.Count; i++)
            {
                if (context.Tool(turn.Calls[i].Name) is { } tool)
                {
                    foreach (var problem in SchemaValidator.Validate(turn.Calls[i], tool.Parameters))
                    {
                        yield return (turn.Place(i), problem);
                    }
                }
            }
        }
    }
}
