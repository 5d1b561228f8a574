using ToolAce.Core.Randomness;

namespace ToolAce.Trainer.Sft;

/// <summary>
/// Which samples a step takes: every epoch is a fresh permutation that depends on seed and epoch alone, so any step can be found without its forerunners.
/// Within stretches of <see cref="Window"/> batches samples of like length share a batch, so that little is padded.
/// </summary>
internal sealed class SampleOrder(IReadOnlyList<int> lengths, int batch, int seed)
{
    private const int Window = 8;
    private readonly Dictionary<int, int[]> permutations = [];

    /// <summary>Sample indices of a step counted from 0. A batch may run over the end of an epoch.</summary>
    public int[] Batch(int step)
    {
        var chosen = new int[batch];
        for (var i = 0; i < batch; i++)
        {
            var position = (long)step * batch + i;
            chosen[i] = Permutation((int)(position / lengths.Count))[(int)(position % lengths.Count)];
        }

        return chosen;
    }

    private int[] Permutation(int epoch)
    {
        if (!permutations.TryGetValue(epoch, out var order))
        {
            var random = Seeds.Stream(seed, "epoch", epoch);
            order = [.. Enumerable.Range(0, lengths.Count)];
            random.Shuffle(order);
            // The epoch's first samples fill the last batch of the one before.
            var aligned = (int)((batch - (long)epoch * lengths.Count % batch) % batch);
            order = [.. order.Take(aligned), .. LikeLengths.Arrange([.. order.Skip(aligned)], i => lengths[i], batch, Window, random)];
            permutations.Remove(epoch - 2);
            permutations[epoch] = order;
        }

        return order;
    }
}
