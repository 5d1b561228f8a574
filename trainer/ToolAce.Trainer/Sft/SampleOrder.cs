using ToolAce.Core.Randomness;

namespace ToolAce.Trainer.Sft;

/// <summary>Which samples a step takes: every epoch is a fresh permutation that depends on seed and epoch alone, so any step can be found without its forerunners.</summary>
internal sealed class SampleOrder(int samples, int batch, int seed)
{
    private readonly Dictionary<int, int[]> permutations = [];

    /// <summary>Sample indices of a step counted from 0. A batch may run over the end of an epoch.</summary>
    public int[] Batch(int step)
    {
        var chosen = new int[batch];
        for (var i = 0; i < batch; i++)
        {
            var position = (long)step * batch + i;
            chosen[i] = Permutation((int)(position / samples))[(int)(position % samples)];
        }

        return chosen;
    }

    private int[] Permutation(int epoch)
    {
        if (!permutations.TryGetValue(epoch, out var order))
        {
            order = [.. Enumerable.Range(0, samples)];
            Seeds.Stream(seed, "epoch", epoch).Shuffle(order);
            permutations.Remove(epoch - 2);
            permutations[epoch] = order;
        }

        return order;
    }
}
