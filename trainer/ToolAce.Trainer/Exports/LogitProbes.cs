using ToolAce.Modeling.Decoders;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Trainer.Exports;

/// <summary>Prompts on which an export is compared with the trained model, as token ids.</summary>
internal sealed class LogitProbes(IReadOnlyList<IReadOnlyList<int>> prompts)
{
    /// <summary>The logits of every prompt, which is read whole, after those of its tokens that <see cref="ExportProbes"/> keeps.</summary>
    public float[][] Of(DecoderModel model)
    {
        using var noGrad = no_grad();
        return [.. prompts.Select(ids =>
        {
            using var scope = NewDisposeScope();
            var hidden = model.Hidden(tensor(ids.Select(i => (long)i).ToArray(), [1, ids.Count])).squeeze(0);
            if (ids.Count > 2 * ExportProbes.Kept)
            {
                hidden = cat([hidden.narrow(0, 0, ExportProbes.Kept), hidden.narrow(0, ids.Count - ExportProbes.Kept, ExportProbes.Kept)], 0);
            }

            return model.Logits(hidden).to_type(ScalarType.Float32).data<float>().ToArray();
        })];
    }

    /// <summary>The largest absolute difference of any kept logit; infinite where one is no number.</summary>
    public static double Difference(float[][] expected, float[][] actual) => expected.Zip(actual, (e, a) => e.Zip(a, Difference).Max()).Max();

    private static double Difference(float x, float y) => double.IsNaN(x - y) ? double.PositiveInfinity : Math.Abs((double)x - y);
}
