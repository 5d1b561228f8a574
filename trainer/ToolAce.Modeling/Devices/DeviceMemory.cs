using System.Collections.Concurrent;
using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Devices;

/// <summary>
/// Memory of the processor or of a GPU. A GPU's comes from NVIDIA's management library, or from the CUDA driver where that is absent: never from torch, whose own
/// figures not every provider of its API has.
/// </summary>
public static class DeviceMemory
{
    private static readonly Lazy<(IGpuLibrary? Cuda, IGpuLibrary? Nvml)> Driver = new(() => (CudaDriver.Open(), Nvml.Open()));
    private static readonly ConcurrentDictionary<int, long> Peaks = new();

    /// <summary>What a device has; null for a GPU without a driver.</summary>
    public static MemoryReading? Read(Device device) => device.type == DeviceType.CUDA ? ReadGpu(device.index, Driver.Value.Cuda, Driver.Value.Nvml) : HostMemory.Read();

    /// <summary>
    /// The most memory seen in use, in bytes. On the processor it is this process's and exact. On a GPU it is the device's, all processes together, at the moments of
    /// asking: torch keeps what it has taken from the device, so asking after each step finds the peak.
    /// </summary>
    public static long Peak(Device device)
    {
        if (device.type != DeviceType.CUDA)
        {
            return Process.GetCurrentProcess().PeakWorkingSet64;
        }

        var used = Read(device)?.Used ?? 0;
        return Peaks.AddOrUpdate(Math.Max(0, device.index), used, (_, before) => Math.Max(before, used));
    }

    /// <summary>Forgets the peak of a GPU, before work that is to be measured by itself.</summary>
    public static void ForgetPeak(Device device) => Peaks.TryRemove(Math.Max(0, device.index), out _);

    /// <summary>A GPU's name as the driver gives it; null where nobody knows.</summary>
    public static string? NameOf(int gpu) => (Driver.Value.Cuda?.Identify(gpu) ?? Driver.Value.Nvml?.Identify(gpu))?.Name;

    /// <summary>The driver says which GPU torch means by its number, and the management library what it has; each alone does as well as it can.</summary>
    internal static MemoryReading? ReadGpu(int index, IGpuLibrary? cuda, IGpuLibrary? nvml)
    {
        index = Math.Max(0, index);
        var identity = cuda?.Identify(index) ?? nvml?.Identify(index);
        return identity is null ? null : nvml?.Memory(identity) ?? cuda?.Memory(identity);
    }
}
