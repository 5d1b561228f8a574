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

    /// <summary>Passes of one step side by side: as many as it has, one a thread, for a small model on the processor.</summary>
    /// <param name="passes">Forward passes of one step: its parts, or its packed rows.</param>
    /// <param name="parameters">The model's weights.</param>
    /// <param name="gpu">Whether a GPU is used.</param>
    /// <param name="threads">Processor threads.</param>
    public static int AtOnce(int passes, long parameters, bool gpu, int threads) =>
        gpu || parameters >= Workers.SmallModel ? 1 : Math.Clamp(passes, 1, threads);
}
