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

    private OnnxDecoder(InferenceSession session, DecoderConfig config, ExecutionProvider provider)
    {
        (this.session, Config, Provider) = (session, config, provider);
        cacheType = session.InputMetadata[GraphNames.PastKey(0)].ElementDataType;
        cachePlace = provider.OnGpu ? new OrtMemoryInfo("Cuda", OrtAllocatorType.DeviceAllocator, 0, OrtMemType.Default) : OrtMemoryInfo.DefaultInstance;
        device = provider.OnGpu ? new OrtAllocator(session, cachePlace) : null;
    }

    /// <summary>The shape.</summary>
    public DecoderConfig Config { get; }

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
        var config = OnnxFolder.Check(folder);
        using var options = new SessionOptions
        {
            IntraOpNumThreads = threads > 0 ? threads : Environment.ProcessorCount,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        if (provider.OnGpu)
        {
            options.AppendExecutionProvider_CUDA(0);
        }

        try
        {
            return new OnnxDecoder(new InferenceSession(Path.Combine(folder, ModelWriter.FileName), options), config, provider);
        }
        catch (OnnxRuntimeException e)
        {
            throw new ModelFolderException($"ONNX Runtime does not load {Path.Combine(folder, ModelWriter.FileName)}: {e.Message} Export the model again.", e);
        }
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
}
