using ToolAce.Cycles.Configuration;
using ToolAce.Modeling.Devices;
using TorchSharp;

namespace ToolAce.Cycles.Estimates;

/// <summary>Where a training runs.</summary>
/// <param name="IsGpu">Whether that is a GPU.</param>
/// <param name="Name">The GPU's name as its driver gives it; null for the processor and where nobody knows.</param>
public sealed record TrainingDevice(bool IsGpu, string? Name)
{
    /// <summary>The processor.</summary>
    public static TrainingDevice Processor { get; } = new(IsGpu: false, Name: null);

    /// <summary>Where a config's model will run here, by what lies on this machine: libtorch itself is not asked, since that would load it into the server.</summary>
    public static TrainingDevice Expected(ModelConfig model) =>
        model.Device.Gpu is not null || (!model.Device.IsCpu && File.Exists("/dev/nvidiactl") && LibtorchHasCuda()) ? Gpu(model.Device.Gpu ?? 0) : Processor;

    /// <summary>Where a loaded model is.</summary>
    public static TrainingDevice Of(torch.Device device) => device.type == DeviceType.CUDA ? Gpu(Math.Max(0, device.index)) : Processor;

    private static TrainingDevice Gpu(int index) => new(IsGpu: true, DeviceMemory.NameOf(index));

#if FULL_FEED
    private static bool LibtorchHasCuda() => true;
#else
    private static bool LibtorchHasCuda() => TorchSharp.Native.NativeReport.HasCudaFiles() ?? true;
#endif
}
