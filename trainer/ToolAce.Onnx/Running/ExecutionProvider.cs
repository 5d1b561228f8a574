using Microsoft.ML.OnnxRuntime;
using ToolAce.Modeling.Devices;

namespace ToolAce.Onnx.Running;

/// <summary>Where ONNX Runtime runs a model, and why there.</summary>
/// <param name="Gpu">The GPU's number, as CUDA counts them; null on the processor.</param>
/// <param name="Why">For logs: the device, and why this.</param>
public sealed record ExecutionProvider(int? Gpu, string Why)
{
    private const string Cuda = "CUDAExecutionProvider";

    /// <summary>Whether it is a GPU.</summary>
    public bool OnGpu => Gpu is not null;

    /// <summary>ONNX Runtime's own name.</summary>
    public string Name => OnGpu ? Cuda : "CPUExecutionProvider";

    /// <summary>The processor, because it was asked for.</summary>
    public static ExecutionProvider Cpu { get; } = new(Gpu: null, "cpu as asked");

    /// <summary>What a request means here: <c>auto</c> is the first NVIDIA GPU where this build of ONNX Runtime has its CUDA provider and the provider starts, else the processor.</summary>
    /// <exception cref="DeviceAbsentException">A GPU is asked for that is not there, or that ONNX Runtime cannot use.</exception>
    public static ExecutionProvider Choose(DeviceRequest request)
    {
        if (request.IsCpu)
        {
            return Cpu;
        }

        var problem = Problem();
        return Choose(request, problem is null ? Gpus() : [], problem);
    }

    /// <summary>The same where these GPUs are usable, or none for a reason.</summary>
    internal static ExecutionProvider Choose(DeviceRequest request, IReadOnlyList<string> gpus, string? problem)
    {
        DeviceChoice.Require(request, gpus, problem);
        return (request.Gpu, gpus.Count) switch
        {
            ({ } asked, _) => new(asked, $"cuda:{asked} ({gpus[asked]}) as asked"),
            (null, > 0) => new(Gpu: 0, $"cuda:0 ({gpus[0]}) because the CUDA provider starts"),
            _ => new(Gpu: null, $"cpu because {problem}"),
        };
    }

    private static IReadOnlyList<string> Gpus() =>
        [.. Enumerable.Range(0, int.MaxValue).Select(DeviceMemory.NameOf).TakeWhile(n => n is not null).OfType<string>().DefaultIfEmpty("unnamed GPU")];

    /// <summary>Why no GPU can be used; null where one can.</summary>
    private static string? Problem()
    {
        if (!OrtEnv.Instance().GetAvailableProviders().Contains(Cuda, StringComparer.Ordinal))
        {
            return "this build of ONNX Runtime has no CUDA provider";
        }

        try
        {
            using var options = SessionOptions.MakeSessionOptionWithCudaProvider(0);
            return null;
        }
        catch (OnnxRuntimeException e)
        {
            return $"the CUDA provider does not start: {e.Message.Split('\n')[0]}";
        }
    }
}
