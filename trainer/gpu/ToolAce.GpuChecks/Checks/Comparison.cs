using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.GpuChecks.Checks;

/// <summary>How far one result lies from another.</summary>
/// <param name="Largest">Largest difference of two values.</param>
/// <param name="Relative">‖difference‖ / ‖wanted‖.</param>
internal sealed record Comparison(double Largest, double Relative)
{
    public static Comparison Of(float[] wanted, float[] found)
    {
        var (largest, difference, norm) = (0.0, 0.0, 0.0);
        for (var i = 0; i < wanted.Length; i++)
        {
            var d = (double)found[i] - wanted[i];
            (largest, difference, norm) = (Math.Max(largest, double.IsNaN(d) ? double.PositiveInfinity : Math.Abs(d)), difference + (d * d), norm + ((double)wanted[i] * wanted[i]));
        }

        return new Comparison(wanted.Length == found.Length ? largest : double.PositiveInfinity, Math.Sqrt(difference / Math.Max(norm, 1e-30)));
    }

    public static float[] Flat(Tensor t) => t.detach().to_type(ScalarType.Float32).cpu().contiguous().data<float>().ToArray();
}
