using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Bfcl.Python.Runtime;

namespace ToolAce.Eval.General.Sampling;

/// <summary>
/// Draws examples question by question from one stream, as lm-evaluation-harness does with its usual seed: the same questions in the same order get the same
/// examples there and here.
/// </summary>
internal sealed class ExampleSampler<T>(IReadOnlyList<T> pool)
{
    private const int HarnessSeed = 1234;
    private readonly PyRandom random = new(new PyValue.Int(HarnessSeed));

    /// <summary><paramref name="count"/> different members of the pool in random order, as Python's <c>random.sample</c> draws them.</summary>
    /// <exception cref="ArgumentException">The pool is smaller.</exception>
    public List<T> Draw(int count) => count <= pool.Count
        ? random.Sample(pool, count)
        : throw new ArgumentException($"{count} examples are wanted, the pool has {pool.Count}", nameof(count));
}
