using ToolAce.Eval.Bfcl.MultiTurn.Evaluation;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn;

/// <summary>Reads what a model answered: turns of steps, a step being a text with calls, a function-calling list, or a list of call texts.</summary>
internal static class MultiTurnSteps
{
    /// <summary>The call texts by turn and step, without the steps that do not decode or hold no call; null when the result is not a list of turns.</summary>
    public static List<List<IReadOnlyList<string>>>? Decode(PyValue modelResult)
    {
        if (modelResult is not PyValue.List turns)
        {
            return null;
        }

        var decoded = new List<List<IReadOnlyList<string>>>(turns.Items.Count);
        foreach (var turn in turns.Items)
        {
            var steps = new List<IReadOnlyList<string>>();
            foreach (var step in turn is PyValue.List list ? list.Items : [])
            {
                if (Step(step) is { } calls && calls is not ([] or [""]))
                {
                    steps.Add(calls);
                }
            }

            decoded.Add(steps);
        }

        return decoded;
    }

    private static IReadOnlyList<string>? Step(PyValue step)
    {
        try
        {
            return step switch
            {
                PyValue.Str text => OfficialDecoder.DecodeExecutable(text.Value),
                PyValue.List { Items: var items } when items.TrueForAll(i => i is PyValue.Str) => items.ConvertAll(i => ((PyValue.Str)i).Value),
                _ => FunctionCallTexts.Of(step),
            };
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
