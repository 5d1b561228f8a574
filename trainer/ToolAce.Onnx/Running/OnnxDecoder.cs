using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using ToolAce.Modeling;
using ToolAce.Modeling.Decoders;
using ToolAce.Onnx.Files;
using ToolAce.Onnx.Graphs;

namespace ToolAce.Onnx.Running;

/// <summary>A decoder in ONNX Runtime. Usable from several threads.</summary>
public sealed class OnnxDecoder : IDisposable
{
    private readonly InferenceSession session;
    private readonly OrtAllocator? device;
    private readonly OrtMemoryInfo cachePlace;
    private readonly TensorElementType cacheType;

    private OnnxDecoder(InferenceSession session, DecoderConfig config, OnnxManifest manifest, ExecutionProvider provider)
    {
        (this.session, Config, Provider, Version) = (session, config, provider, manifest.Version);
        cacheType = manifest.Half ? TensorElementType.Float16 : TensorElementType.Float;
        cachePlace = provider.Gpu is { } gpu ? new OrtMemoryInfo("Cuda", OrtAllocatorType.DeviceAllocator, gpu, OrtMemType.Default) : OrtMemoryInfo.DefaultInstance;
        device = provider.OnGpu ? new OrtAllocator(session, cachePlace) : null;
    }

    /// <summary>The shape.</summary>
    public DecoderConfig Config { get; }

    /// <summary>Names the weights unambiguously.</summary>
    public string Version { get; }

    /// <summary>Where it runs, and why.</summary>
    public ExecutionProvider Provider { get; }

    /// <summary>Whether weights and cache are in half precision.</summary>
    public bool Half => cacheType == TensorElementType.Float16;

    /// <summary>
    /// Opens a folder that <see cref="OnnxExporter"/> wrote, after checking that its files belong together. <paramref name="threads"/> are those of one operator;
    /// 0 means all cores.
    /// </summary>
    /// <exception cref="ModelFolderException">A file is missing, damaged or from another model.</exception>
    public static OnnxDecoder Open(string folder, ExecutionProvider provider, int threads)
    {
        var (config, manifest) = OnnxFolder.Check(folder);
        using var options = new SessionOptions
        {
            IntraOpNumThreads = threads > 0 ? threads : Environment.ProcessorCount,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        if (provider.Gpu is { } gpu)
        {
            options.AppendExecutionProvider_CUDA(gpu);
        }

        var path = Path.Combine(folder, ModelWriter.FileName);
        InferenceSession opened;
        try
        {
            opened = new InferenceSession(path, options);
        }
        catch (OnnxRuntimeException e)
        {
            throw new ModelFolderException($"ONNX Runtime does not load {path}: {e.Message} Export the checkpoint again.", e);
        }

        if (Misfit(opened, config, manifest) is { } misfit)
        {
            opened.Dispose();
            throw new ModelFolderException($"{path} {misfit}. Copy all files of one export, or export the checkpoint again.");
        }

        return new OnnxDecoder(opened, config, manifest, provider);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        device?.Dispose();
        if (Provider.OnGpu)
        {
            cachePlace.Dispose();
        }

        session.Dispose();
    }

    /// <summary>A cache for so many rows of so many positions.</summary>
    internal KeyValueBuffers Cache(int rows, int capacity) => new(Config, cacheType, rows, capacity, cachePlace, device);

    /// <summary>Runs over some rows of a cache.</summary>
    internal DecoderRun Run(KeyValueBuffers cache, int firstRow, int rows) => new(session, Config, cache.Views(firstRow, rows), rows);

    private static string? Misfit(InferenceSession session, DecoderConfig config, OnnxManifest manifest)
    {
        var layers = Enumerable.Range(0, int.MaxValue).TakeWhile(l => session.InputMetadata.ContainsKey(GraphNames.PastKey(l))).Count();
        if (layers != config.Layers || !session.OutputMetadata.TryGetValue(GraphNames.Logits, out var logits))
        {
            return $"is a decoder of {layers} layers where config.json says {config.Layers}";
        }

        var past = session.InputMetadata[GraphNames.PastKey(0)];
        return past.Dimensions[1] != config.KeyValueHeads || past.Dimensions[3] != config.HeadSize || logits.Dimensions[2] != config.VocabularySize
            ? "has other shapes than config.json says"
            : past.ElementDataType != (manifest.Half ? TensorElementType.Float16 : TensorElementType.Float)
                ? $"is in {past.ElementDataType} where {OnnxManifest.FileName} says {manifest.Precision}"
                : null;
    }
}
