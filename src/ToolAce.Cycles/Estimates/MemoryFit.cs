using System.Globalization;
using ToolAce.Modeling.Devices;
using TorchSharp;

namespace ToolAce.Cycles.Estimates;

/// <summary>Whether a training fits, and what to lower where it does not.</summary>
public static class MemoryFit
{
    /// <summary>What the device has, in bytes: the GPU of a number, or main memory as far as this process may use it. Nothing limits where nobody knows, as where the GPU is still missing.</summary>
    public static long Available(bool gpu, int index) =>
        gpu ? DeviceMemory.Read(new torch.Device(DeviceType.CUDA, index))?.Total ?? long.MaxValue : HostMemory.Read().Total;

    /// <summary>Null where <paramref name="needed"/> fits into <paramref name="available"/> (both bytes); else what to say of it.</summary>
    public static string? Problem(TrainingLoad load, long needed, long available) => needed <= available
        ? null
        : $"The training does not fit: it takes about {Gigabytes(needed)}, {(load.Gpu ? "the GPU" : "this machine")} has {Gigabytes(available)}. {Advice(load)}";

    /// <summary>What lowers a training's memory, what helps most first; only what is left to lower.</summary>
    public static string Advice(TrainingLoad load)
    {
        var parts = new List<string>();
        var estimate = TrainingMemory.Of(load);
        if (load.MicroBatch > 1)
        {
            parts.Add($"train.microBatch (now {load.MicroBatch}; 1 takes {Gigabytes(TrainingMemory.Of(load with { MicroBatch = 1 }).Total)})");
        }

        if (!load.Recompute)
        {
            parts.Add($"set train.recompute: true ({Gigabytes(TrainingMemory.Of(load with { Recompute = true }).Total)})");
        }

        if (load.Length > 256)
        {
            parts.Add($"{(load.Packing ? "train.packedTokens" : "train.maxLength")} (now {load.Length}; half of it takes {Gigabytes(TrainingMemory.Of(load with { Length = load.Length / 2 }).Total)})");
        }

        if (load.Width > 2)
        {
            parts.Add($"set model.precision: bfloat16 ({Gigabytes(TrainingMemory.Of(load with { Width = 2 }).Total)})");
        }

        if (estimate.Adapter > estimate.Total / 10 && load.Rank > 4)
        {
            parts.Add($"train.rank (now {load.Rank})");
        }

        return parts.Count == 0 ? "Take a smaller model or a larger device." : $"Lower {string.Join(", or ", parts)}.";
    }

    private static string Gigabytes(long bytes) => bytes < 1e9
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0} MB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB");
}
