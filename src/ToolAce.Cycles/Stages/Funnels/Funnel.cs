namespace ToolAce.Cycles.Stages.Funnels;

/// <summary>What a stage did with its rows: what came in = what went on + what was held back, each with a reason.</summary>
public sealed record Funnel(string Stage, int Iteration, long In, long Out, IReadOnlyDictionary<string, long> Held)
{
    /// <summary>Counts, and refuses to lose a row.</summary>
    /// <exception cref="InvalidOperationException">The sums do not balance.</exception>
    public static Funnel Balance(string stage, int iteration, long rowsIn, long rowsOut, IEnumerable<string> heldReasons)
    {
        var held = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var reason in heldReasons)
        {
            held[reason] = held.GetValueOrDefault(reason) + 1;
        }

        return rowsIn == rowsOut + held.Values.Sum()
            ? new Funnel(stage, iteration, rowsIn, rowsOut, held)
            : throw new InvalidOperationException($"{stage} of iteration {iteration} lost rows: {rowsIn} came in, {rowsOut} went on, {held.Values.Sum()} were held back");
    }
}
