using System.Diagnostics;
using ToolAce.Trainer.Devices;

namespace ToolAce.Trainer.Sft;

/// <summary>A run's clock: speed, share of the device's peak and time left. A resumed run measures itself from its first own step.</summary>
internal sealed class StepMeter(int firstStep, int steps, long weights, double peak)
{
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private long tokens;

    public StepProgress After(StepRecord record)
    {
        tokens += record.Tokens;
        var rate = tokens / clock.Elapsed.TotalSeconds;
        return new StepProgress(record, steps, rate, 4.0 * weights * rate / peak, DevicePeak.PeakMemory(), clock.Elapsed / (record.Step - firstStep) * (steps - record.Step));
    }
}
