using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Decoders;

/// <summary>Rotary position embedding (Su et al., 2021) in Hugging Face's half-split layout.</summary>
internal sealed class RotaryTable : IDisposable
{
    private readonly Tensor cosines;
    private readonly Tensor sines;

    /// <summary>Tables [positions, headSize] of the given type and place.</summary>
    public RotaryTable(int positions, int headSize, double theta, ScalarType dtype, Device device)
    {
        var half = headSize / 2;
        var cosine = new float[positions * headSize];
        var sine = new float[positions * headSize];
        for (var i = 0; i < half; i++)
        {
            // The frequency is rounded to single precision first, as the reference implementation computes it.
            var frequency = (float)(1.0 / Math.Pow(theta, 2.0 * i / headSize));
            for (var p = 0; p < positions; p++)
            {
                var angle = p * frequency;
                var at = p * headSize + i;
                cosine[at] = cosine[at + half] = MathF.Cos(angle);
                sine[at] = -MathF.Sin(angle);
                sine[at + half] = MathF.Sin(angle);
            }
        }

        cosines = tensor(cosine, [positions, headSize], device: device).to_type(dtype);
        sines = tensor(sine, [positions, headSize], device: device).to_type(dtype);
    }

    /// <summary>Cosines and signed sines for consecutive positions, [1, 1, count, headSize].</summary>
    public (Tensor Cosine, Tensor Sine) Range(long start, long count) => (cosines.narrow(0, start, count), sines.narrow(0, start, count));

    /// <summary>Cosines and signed sines for positions [batch, time], as [batch, 1, time, headSize].</summary>
    public (Tensor Cosine, Tensor Sine) At(Tensor positions)
    {
        var flat = positions.reshape(-1);
        long[] shape = [positions.shape[0], 1, positions.shape[1], cosines.shape[1]];
        return (cosines.index_select(0, flat).view(shape), sines.index_select(0, flat).view(shape));
    }

    /// <summary>Rotates x [batch, heads, time, headSize]: x·cos + swap(x)·sin, the sign of the first half being in the table.</summary>
    public static Tensor Rotate(Tensor x, Tensor cosine, Tensor sine)
    {
        var half = x.shape[^1] / 2;
        var swapped = cat([x.narrow(-1, half, half), x.narrow(-1, 0, half)], -1);
        return x.mul(cosine).add(swapped.mul(sine));
    }

    public void Dispose()
    {
        cosines.Dispose();
        sines.Dispose();
    }
}
