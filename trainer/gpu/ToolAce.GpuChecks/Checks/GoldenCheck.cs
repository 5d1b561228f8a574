using System.Text.Json;
using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Lora;
using ToolAce.Modeling.Scoring;
using ToolAce.Modeling.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.GpuChecks.Checks;

/// <summary>
/// Every family's small checkpoint on the device, in single precision and in bfloat16: logits beside python3-torch's, gradients of an adapter beside the processor's.
/// </summary>
internal static class GoldenCheck
{
    private const double WideTolerance = 1e-3; // relative; sums in another order, products in TensorFloat-32 at worst
    private const double NarrowTolerance = 0.05; // relative, of logits; bfloat16 keeps 8 bits, and errors add up over the blocks
    private const double NarrowGradientTolerance = 0.12; // backward runs through all of it once more

    public sealed record Family(string Name, string Dtype, Comparison Logits, Comparison Gradients, bool Holds);

    public sealed record Report(string Check, string Device, IReadOnlyList<Family> Families, bool Holds);

    public static Report Run(CheckOptions options)
    {
        var folders = Directory.GetDirectories(Path.Combine(options.Data, "goldens")).Where(f => File.Exists(Path.Combine(f, "expected.json"))).Order(StringComparer.Ordinal).ToList();
        if (folders.Count == 0)
        {
            throw new ArgumentException($"There is no golden in {options.Data}/goldens.");
        }

        var families = folders.SelectMany(f => new[] { ScalarType.Float32, ScalarType.BFloat16 }.Select(dtype => Compare(f, dtype, options.Device.Device))).ToList();
        return new Report(options.Check, options.Device.Why, families, families.All(f => f.Holds));
    }

    private static Family Compare(string folder, ScalarType dtype, Device device)
    {
        var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expected.json"))).RootElement;
        var ids = expected.GetProperty("ids").Deserialize<int[][]>()!;
        var (_, reference) = Results(folder, ids, ScalarType.Float32, CPU);
        var (logits, gradients) = Results(folder, ids, dtype, device);
        var ofLogits = Comparison.Of(expected.GetProperty("logits").Deserialize<float[]>()!, logits);
        var ofGradients = Comparison.Of(reference, gradients);
        var (tolerance, gradientTolerance) = dtype == ScalarType.Float32 ? (WideTolerance, WideTolerance) : (NarrowTolerance, NarrowGradientTolerance);
        CheckReport.Note($"{Path.GetFileName(folder)} in {dtype} on {device}: logits differ by {ofLogits.Relative:E1}, gradients by {ofGradients.Relative:E1}");
        return new Family(Path.GetFileName(folder), dtype.ToString(), ofLogits, ofGradients, ofLogits.Relative <= tolerance && ofGradients.Relative <= gradientTolerance);
    }

    /// <summary>Logits of the plain model, and an adapter's gradients of the loss over all tokens.</summary>
    private static (float[] Logits, float[] Gradients) Results(string folder, int[][] ids, ScalarType dtype, Device device)
    {
        using var model = WeightFolder.Load(folder, dtype, device);
        using var scope = NewDisposeScope();
        using var tokens = TokenBatch.Of([.. ids.Select(row => ((IReadOnlyList<int>)row, (IReadOnlyList<bool>)[.. row.Select(_ => true)]))], padToken: 0, model.Device);
        var logits = Comparison.Flat(model.Logits(model.Hidden(tokens.Ids)));
        using var adapter = Adapter(model);
        adapter.Train(training: true);
        var loss = AnswerScorer.SupervisedLogProbs(model, tokens).mean().neg();
        return (logits, [.. autograd.grad([loss], [.. adapter.Parameters]).SelectMany(Comparison.Flat)]);
    }

    /// <summary>The k-th value of the n-th factor is 0.3 sin(n + 1.7 k): the same everywhere, whatever a device's generator draws.</summary>
    private static LoraAdapter Adapter(DecoderModel model)
    {
        var number = 0;
        Tensor Next(long rows, long columns)
        {
            var n = number++;
            return tensor(Enumerable.Range(0, (int)(rows * columns)).Select(k => (float)(0.3 * Math.Sin(n + (1.7 * k)))).ToArray(), [rows, columns], device: model.Device);
        }

        return LoraAdapter.Attach(
            model, new LoraOptions { Rank = 2, Alpha = 1 }, (projection, rank) => (Next(rank, projection.Weight.shape[1]), Next(projection.Weight.shape[0], rank)));
    }
}
