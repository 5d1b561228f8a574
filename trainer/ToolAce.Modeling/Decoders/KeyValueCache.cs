using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Decoders;

/// <summary>Keys and values of all blocks for a batch, written in place: [batch, heads, capacity, headSize] a block.</summary>
internal sealed class KeyValueCache : IDisposable
{
    private readonly Tensor[] keys;
    private readonly Tensor[] values;

    public KeyValueCache(DecoderConfig config, long batch, long capacity, ScalarType dtype, Device device)
    {
        long[] shape = [batch, config.KeyValueHeads, capacity, config.HeadSize];
        keys = [.. Enumerable.Range(0, config.Layers).Select(_ => zeros(shape, dtype, device).DetachFromDisposeScope())];
        values = [.. Enumerable.Range(0, config.Layers).Select(_ => zeros(shape, dtype, device).DetachFromDisposeScope())];
    }

    /// <summary>Positions filled so far.</summary>
    public long Length { get; private set; }

    /// <summary>Writes a block's new keys and values behind the old ones and returns all of them.</summary>
    public (Tensor Keys, Tensor Values) Append(int layer, Tensor key, Tensor value)
    {
        var count = key.shape[2];
        using (var slot = keys[layer].narrow(2, Length, count))
        {
            slot.copy_(key);
        }

        using (var slot = values[layer].narrow(2, Length, count))
        {
            slot.copy_(value);
        }

        return (keys[layer].narrow(2, 0, Length + count), values[layer].narrow(2, 0, Length + count));
    }

    /// <summary>Called once all blocks have appended.</summary>
    public void Advance(long count) => Length += count;

    /// <summary>Forgets all rows of the batch but these.</summary>
    public void Keep(IReadOnlyList<int> rows)
    {
        using var index = tensor(rows.Select(r => (long)r).ToArray(), device: keys[0].device);
        foreach (var held in new[] { keys, values })
        {
            for (var layer = 0; layer < held.Length; layer++)
            {
                using var before = held[layer];
                held[layer] = before.index_select(0, index).DetachFromDisposeScope();
            }
        }
    }

    public void Dispose()
    {
        foreach (var t in keys.Concat(values))
        {
            t.Dispose();
        }
    }
}
