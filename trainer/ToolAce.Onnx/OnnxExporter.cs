using ToolAce.Modeling;
using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Files;
using ToolAce.Onnx.Files;
using ToolAce.Onnx.Graphs;
using ToolAce.Trainer.Exports;
using static TorchSharp.torch;

namespace ToolAce.Onnx;

/// <summary>Writes a decoder as a folder for ONNX Runtime, onnxruntime-genai and Hugging Face Optimum.</summary>
/// <param name="config">The decoder's shape.</param>
/// <param name="read">One weight by its Hugging Face name; the caller of it owns the tensor. Asked for one weight at a time, or those of one product.</param>
/// <param name="companions">The folder whose config.json and tokenizer files belong to the decoder.</param>
public sealed class OnnxExporter(DecoderConfig config, Func<string, Tensor> read, string companions)
{
    private const int HeadMultiple = 16;

    /// <summary>Writes the folder, which appears whole or not at all. <paramref name="progress"/> receives bytes of weights written so far.</summary>
    /// <exception cref="ModelFolderException">The decoder's heads are of a size that ONNX Runtime's attention does not take.</exception>
    /// <exception cref="IOException">A file cannot be written; nothing that was written is left.</exception>
    public void Write(string folder, OnnxOptions options, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        if (config.HeadSize % HeadMultiple != 0)
        {
            throw new ModelFolderException($"A head size of {config.HeadSize} cannot be exported to ONNX: ONNX Runtime's attention takes multiples of {HeadMultiple}. Use another export.");
        }

        WholeFolder.Write(folder, partial =>
        {
            ModelCompanions.CopyAll(companions, partial);
            File.WriteAllText(Path.Combine(partial, GenAiConfig.FileName), GenAiConfig.Write(config, companions));
            ModelWriter.Write(partial, DecoderGraph.Of(config, new WeightConstants(config, read, options.Half)), options.ExternalDataThreshold, progress, cancellationToken);
            OnnxManifest.Of(partial, options.Half).Save(partial);
        });
    }
}
