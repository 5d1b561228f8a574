using ToolAce.Onnx.Files;
using ToolAce.Onnx.Running;
using ToolAce.Trainer.Exports;

namespace ToolAce.Onnx;

/// <summary>The trainer's checkpoints as ONNX, in single or half precision.</summary>
public sealed class OnnxExport(bool half) : IModelExport
{
    /// <summary>Both.</summary>
    public static IReadOnlyList<IModelExport> All { get; } = [new OnnxExport(half: false), new OnnxExport(half: true)];

    /// <inheritdoc/>
    public ExportFormat Format => half ? ExportFormat.OnnxF16 : ExportFormat.Onnx;

    /// <inheritdoc/>
    public (double Difference, double? Stored) Write(MergedWeights weights, string baseFolder, string folder, ExportProbes probes, Action<string>? progress)
    {
        if (!half)
        {
            return (WriteAndCompare(new OnnxOptions(), folder), null);
        }

        // In single precision the graph must give the trained model's logits; what half precision adds on top is rounding, and is reported beside it.
        var aside = Path.Combine(folder, "single");
        var exact = WriteAndCompare(new OnnxOptions(), aside);
        Directory.Delete(aside, recursive: true);
        return (exact, WriteAndCompare(new OnnxOptions { Half = true }, folder));

        double WriteAndCompare(OnnxOptions options, string target)
        {
            progress?.Invoke($"writing {(options.Half ? "half" : "single")} precision for ONNX Runtime");
            new OnnxExporter(weights.Config, weights.Read, baseFolder).Write(target, options, progress: null, CancellationToken.None);
            progress?.Invoke("loading it back and comparing with the trained model");
            using var decoder = OnnxDecoder.Open(target, ExecutionProvider.Cpu, threads: 0);
            return new LogitComparison(decoder, probes).Largest();
        }
    }
}
