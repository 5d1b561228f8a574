using ToolAce.Core.Dialogs;
using ToolAce.Core.Randomness;

namespace ToolAce.Eval.Running;

/// <summary>Chooses examples: the kinds of dialog in turn, so that three examples show three kinds, and within a kind by the seed.</summary>
public static class FewShot
{
    private static readonly DialogKind[] Order = [DialogKind.Single, DialogKind.NonTool, DialogKind.Parallel, DialogKind.Dependent];

    /// <summary>The same <paramref name="count"/> examples for every prompt of a run.</summary>
    /// <exception cref="ArgumentException">There are fewer dialogs than examples wanted.</exception>
    public static IReadOnlyList<Dialog> Pick(IReadOnlyList<Dialog> dialogs, int count, int seed)
    {
        if (count > dialogs.Count)
        {
            throw new ArgumentException($"{count} examples are wanted, but only {dialogs.Count} dialogs are given. Give more, or ask for fewer.", nameof(count));
        }

        var kinds = Order
            .Select(kind => new Queue<Dialog>(Seeds.Stream(seed, "few-shot", kind).Sample([.. dialogs.Where(d => d.Kind == kind)], dialogs.Count)))
            .ToList();
        var chosen = new List<Dialog>();
        for (var i = 0; chosen.Count < count; i++)
        {
            if (kinds[i % kinds.Count].TryDequeue(out var next))
            {
                chosen.Add(next);
            }
        }

        return chosen;
    }
}
