namespace ToolAce.Eval.General.Sampling;

/// <summary>
/// Draws examples question by question from one stream, as lm-evaluation-harness does with its usual seed: the same questions in the same order get the same
/// examples there and here.
/// </summary>
internal sealed class ExampleSampler<T>(IReadOnlyList<T> pool)
{
    private const uint HarnessSeed = 1234;
    private readonly MersenneTwister random = new(HarnessSeed);

    /// <summary><paramref name="count"/> different members of the pool in random order, as Python's <c>random.sample</c> draws them.</summary>
    /// <exception cref="ArgumentException">The pool is smaller.</exception>
    public List<T> Draw(int count)
    {
        if (count > pool.Count)
        {
            throw new ArgumentException($"{count} examples are wanted, the pool has {pool.Count}", nameof(count));
        }

        return pool.Count <= ListIsCheaper(count) ? FromList(count) : FromSet(count);
    }

    /// <summary>Up to this size Python copies the pool instead of keeping a set of what it has drawn.</summary>
    private static int ListIsCheaper(int count) => 21 + (count > 5 ? (int)Math.Pow(4, Math.Ceiling(Math.Log(count * 3, 4))) : 0);

    private List<T> FromList(int count)
    {
        var left = pool.ToList();
        var drawn = new List<T>();
        for (var i = 0; i < count; i++)
        {
            var at = random.Below(left.Count);
            drawn.Add(left[at]);
            left[at] = left[^1];
            left.RemoveAt(left.Count - 1);
        }

        return drawn;
    }

    private List<T> FromSet(int count)
    {
        var seen = new HashSet<int>();
        var drawn = new List<T>();
        while (drawn.Count < count)
        {
            var at = random.Below(pool.Count);
            if (seen.Add(at))
            {
                drawn.Add(pool[at]);
            }
        }

        return drawn;
    }
}
