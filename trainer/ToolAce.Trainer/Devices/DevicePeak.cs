using System.Collections.Concurrent;
using System.Diagnostics;
using ToolAce.Modeling.Devices;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Trainer.Devices;

/// <summary>What a device can do at best, for the share of it that training uses (MFU).</summary>
public static class DevicePeak
{
    private const int SmallProduct = 1024;
    private const int LargeProduct = 8192; // a GPU is not busy with less
    private static readonly ConcurrentDictionary<(ScalarType Type, string Device, int Threads), double> Measured = new();

    /// <summary>The maker's figure for a known GPU in 16 bits; else what a matrix product reaches here.</summary>
    public static PeakRate Of(ScalarType dtype, Device device)
    {
        var name = device.type == DeviceType.CUDA ? DeviceMemory.NameOf(Math.Max(0, device.index)) : null;
        var known = name is not null && dtype is (ScalarType.BFloat16 or ScalarType.Float16) ? KnownPeaks.Find(name) : null;
        return known is { } flops
            ? new PeakRate(flops, $"by NVIDIA's data sheet of the {name}, dense {dtype.ToString().ToLowerInvariant()}")
            : new PeakRate(Measure(dtype, device), $"by a {(device.type == DeviceType.CUDA ? LargeProduct : SmallProduct)}³ product");
    }

    /// <summary>The maker's figure for a GPU of this name in 16 bits, in operations a second; null for one that is not in the table. Asks no library.</summary>
    public static double? Known(string gpu) => KnownPeaks.Find(gpu);

    /// <summary>Floating-point operations a second of a matrix product in the given type (1024³, on a GPU 8192³): the best of a few. Measured once a process.</summary>
    public static double Measure(ScalarType dtype, Device device) =>
        Measured.GetOrAdd((dtype, device.ToString(), get_num_threads()), _ => MeasureNow(dtype, device));

    private static double MeasureNow(ScalarType dtype, Device device)
    {
        var size = device.type == DeviceType.CUDA ? LargeProduct : SmallProduct;
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var a = ones([size, size], dtype, device);
        var best = double.MaxValue;
        for (var i = 0; i < 4; i++)
        {
            var clock = Stopwatch.StartNew();
            a.mm(a).narrow(0, 0, 1).to_type(ScalarType.Float32).sum().item<float>();
            best = Math.Min(best, clock.Elapsed.TotalSeconds);
        }

        return 2.0 * size * size * size / best;
    }

    /// <summary>The most memory in use so far, in bytes (<see cref="DeviceMemory.Peak"/>): this process's on the processor, the device's on a GPU.</summary>
    public static long PeakMemory(Device? device = null) => DeviceMemory.Peak(device ?? CPU);
}
