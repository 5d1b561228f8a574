using Microsoft.ML.OnnxRuntime;

namespace ToolAce.Onnx.Running;

/// <summary>Where ONNX Runtime runs a model, and why there.</summary>
public sealed record ExecutionProvider(bool OnGpu, string Why)
{
    private const string Cuda = "CUDAExecutionProvider";

    /// <summary>ONNX Runtime's own name.</summary>
    public string Name => OnGpu ? Cuda : "CPUExecutionProvider";

    /// <summary>The processor, because it was asked for.</summary>
    public static ExecutionProvider Cpu { get; } = new(OnGpu: false, "asked for");

    /// <summary>The first NVIDIA GPU where this build of ONNX Runtime has its CUDA provider and the provider starts; else the processor.</summary>
    public static ExecutionProvider Choose()
    {
        if (!OrtEnv.Instance().GetAvailableProviders().Contains(Cuda, StringComparer.Ordinal))
        {
            return new(OnGpu: false, "this build of ONNX Runtime has no CUDA provider");
        }

        try
        {
            using var options = SessionOptions.MakeSessionOptionWithCudaProvider(0);
            return new(OnGpu: true, "the CUDA provider starts");
        }
        catch (OnnxRuntimeException e)
        {
            return new(OnGpu: false, $"the CUDA provider does not start: {e.Message.Split('\n')[0]}");
        }
    }
}
