using ToolAce.Modeling.Devices;
using ToolAce.Trainer.Devices;
using TorchSharp;

namespace ToolAce.GpuChecks.Checks;

/// <summary>What the program sees of its device.</summary>
internal static class DeviceCheck
{
    public sealed record Report(string Check, string Device, string Libtorch, MemoryReading? Memory, MemoryReading? Host, PeakRate Best, double MeasuredFlops);

    public static Report Run(CheckOptions options) => new(
        options.Check,
        options.Device.Why,
        torch.__version__,
        DeviceMemory.Read(options.Device.Device),
        DeviceMemory.Read(torch.CPU),
        DevicePeak.Of(options.Device.Dtype, options.Device.Device),
        DevicePeak.Measure(options.Device.Dtype, options.Device.Device));
}
