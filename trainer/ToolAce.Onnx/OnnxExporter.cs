using ToolAce.Modeling;
using ToolAce.Modeling.Decoders;
using ToolAce.Onnx.Files;
using ToolAce.Onnx.Graphs;
using static TorchSharp.torch;

namespace ToolAce.Onnx;

/// <summary>Writes a decoder as a folder for ONNX Runtime, onnxruntime-genai and Hugging Face Optimum.</summary>
/// <param name="config">The decoder's shape.</param>
/// <param name="read">One weight by its Hugging Face name; the caller of it owns the tensor. Asked for one weight at a time, or those of one product.</param>
/// <param name="companions">The folder whose config.json and tokenizer files belong to the decoder.</param>
public sealed class OnnxExporter(DecoderConfig config, Func<string, Tensor> read, string companions)
{
    private const int HeadMultiple = 16;

    private static readonly string[] Companions =
        ["config.json", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "generation_config.json"];

    /// <summary>Writes the folder, whose parent exists. <paramref name="progress"/> receives bytes of weights written so far.</summary>
    /// <exception cref="ModelFolderException">The decoder's heads are of a size that ONNX Runtime's attention does not take.</exception>
    /// <exception cref="IOException">A file cannot be written; nothing that was written is left.</exception>
    public void Write(string folder, OnnxOptions options, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        if (config.HeadSize % HeadMultiple != 0)
        {
            throw new ModelFolderException($"A head size of {config.HeadSize} cannot be exported to ONNX: ONNX Runtime's attention takes multiples of {HeadMultiple}. Use another export.");
        }

        var before = Directory.Exists(folder) ? Directory.GetFiles(folder).ToHashSet(StringComparer.Ordinal) : null;
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var file in Companions.Where(f => File.Exists(Path.Combine(companions, f))))
            {
                File.Copy(Path.Combine(companions, file), Path.Combine(folder, file), overwrite: true);
            }

            WholeFile.Write(Path.Combine(folder, GenAiConfig.FileName), s => s.Write(System.Text.Encoding.UTF8.GetBytes(GenAiConfig.Write(config, companions))));
            ModelWriter.Write(folder, DecoderGraph.Of(config, new WeightConstants(config, read, options.Half)), options.ExternalDataThreshold, progress, cancellationToken);
            OnnxManifest.Of(folder, options.Half).Save(folder);
        }
        catch
        {
            foreach (var file in Directory.GetFiles(folder).Where(f => before?.Contains(f) != true))
            {
                File.Delete(file);
            }

            if (before is null)
            {
                Directory.Delete(folder);
            }

            throw;
        }
    }
}
