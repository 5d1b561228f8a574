using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Decoders;

/// <summary>
/// Rotary position embedding (Su et al., 2021) in Hugging Face's half-split layout. The tables grow with the longest sequence seen: most runs use a small part of a
/// context of 131,072 positions. Usable from several threads.
/// </summary>
internal sealed class RotaryTable(DecoderConfig config, ScalarType dtype, Device device) : IDisposable
{
    private const int FirstPositions = 1024;
    private readonly Lock growing = new();
    private readonly List<Tables> tables = [];
    private readonly float[] frequencies = RotaryFrequencies.Of(config);

    /// <summary>Cosines and signed sines for the first positions, [count, headSize].</summary>
    public (Tensor Cosine, Tensor Sine) First(long count)
    {
        var table = Upto(count);
        return (table.Cosines.narrow(0, 0, count), table.Sines.narrow(0, 0, count));
    }

    /// <summary>Cosines and signed sines for positions [batch, time] below <paramref name="limit"/>, as [batch, 1, time, headSize].</summary>
    public (Tensor Cosine, Tensor Sine) At(Tensor positions, long limit)
    {
        var table = Upto(limit);
        var flat = positions.reshape(-1);
        long[] shape = [positions.shape[0], 1, positions.shape[1], config.HeadSize];
        return (table.Cosines.index_select(0, flat).view(shape), table.Sines.index_select(0, flat).view(shape));
    }

    /// <summary>Rotates x [batch, heads, time, headSize]: x·cos + swap(x)·sin, the sign of the first half being in the table.</summary>
    public static Tensor Rotate(Tensor x, Tensor cosine, Tensor sine)
    {
        if (Fusion.Rotate(x, cosine, sine) is { } fused)
        {
            return fused;
        }

        var half = x.shape[^1] / 2;
        var swapped = cat([x.narrow(-1, half, half), x.narrow(-1, 0, half)], -1);
        return x.mul(cosine).add(swapped.mul(sine));
    }

    public void Dispose()
    {
        foreach (var (_, cosines, sines) in tables)
        {
            cosines.Dispose();
            sines.Dispose();
        }
    }

    private Tables Upto(long count)
    {
        lock (growing)
        {
            if (tables is [.., var last] && last.Positions >= count)
            {
                return last;
            }

            // Shorter tables stay, as another thread may be reading them; all of them together are as long as the last.
            var positions = FirstPositions;
            while (positions < count)
            {
                positions *= 2;
            }

            tables.Add(Build(positions));
            return tables[^1];
        }
    }

    private Tables Build(int positions)
    {
        var (size, half) = (config.HeadSize, config.HeadSize / 2);
        var cosine = new float[positions * size];
        var sine = new float[positions * size];
        for (var p = 0; p < positions; p++)
        {
            for (var i = 0; i < half; i++)
            {
                // Single precision throughout, as in the reference implementation.
                var (sin, cos) = MathF.SinCos(p * frequencies[i]);
                var at = p * size + i;
                cosine[at] = cosine[at + half] = cos;
                sine[at] = -sin;
                sine[at + half] = sin;
            }
        }

        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        return new Tables(
            positions,
            tensor(cosine, [positions, size], device: device).to_type(dtype).DetachFromDisposeScope(),
            tensor(sine, [positions, size], device: device).to_type(dtype).DetachFromDisposeScope());
    }

    private sealed record Tables(int Positions, Tensor Cosines, Tensor Sines);
}
