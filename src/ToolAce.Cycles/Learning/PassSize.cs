using ToolAce.Cycles.Configuration;
using ToolAce.Modeling.Parallelism;

namespace ToolAce.Cycles.Learning;

/// <summary>Dialogs of one forward pass, where a config leaves it open, and how many passes run at once.</summary>
internal static class PassSize
{
    /// <summary>Above this many weights a forward pass takes one dialog at a time unless the config says otherwise.</summary>
    private const long LargeModel = 500_000_000;

    /// <summary>Dialogs in a smaller model's forward pass: few, so that the parts of a step occupy all cores.</summary>
    private const int SmallModelPart = 2;

    public static int MicroBatch(int configured, long parameters) => configured > 0 ? configured : parameters > LargeModel ? 1 : SmallModelPart;

    /// <summary>Dropout draws from one generator, so there passes take turns.</summary>
    public static int AtOnce(TrainConfig train, int microBatch, long parameters, bool gpu, int threads) =>
        gpu || train.Dropout > 0 || parameters >= Workers.SmallModel ? 1 : Math.Clamp((train.Batch + microBatch - 1) / microBatch, 1, threads);
}
