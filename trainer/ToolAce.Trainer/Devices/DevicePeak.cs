using System.Collections.Concurrent;
using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Trainer.Devices;

/// <summary>What a device can do at best, for the share of it that training uses (MFU).</summary>
public static class DevicePeak
{
    private static readonly ConcurrentDictionary<(ScalarType Type, string Device, int Threads), double> Measured = new();

    /// <summary>Floating-point operations a second of a 1024³ matrix product in the given type: the best of a few. Measured once a process.</summary>
    public static double Measure(ScalarType dtype, Device device) =>
        Measured.GetOrAdd((dtype, device.ToString(), get_num_threads()), _ => MeasureNow(dtype, device));

    /// <summary>The most memory this process has held so far, in bytes.</summary>
    public static long PeakMemory()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    private static double MeasureNow(ScalarType dtype, Device device)
    {
        const int Size = 1024;
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var a = ones([Size, Size], dtype, device);
        var best = double.MaxValue;
        for (var i = 0; i < 4; i++)
        {
            var clock = Stopwatch.StartNew();
            a.mm(a).narrow(0, 0, 1).to_type(ScalarType.Float32).sum().item<float>();
            best = Math.Min(best, clock.Elapsed.TotalSeconds);
        }

        return 2.0 * Size * Size * Size / best;
    }
}
