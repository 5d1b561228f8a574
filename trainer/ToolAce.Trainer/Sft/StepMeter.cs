using System.Diagnostics;
using ToolAce.Modeling.Decoders;
using ToolAce.Trainer.Devices;

namespace ToolAce.Trainer.Sft;

/// <summary>A run's clock: speed, share of the device's peak and time left. A resumed run measures itself from its first own step.</summary>
internal sealed class StepMeter(int firstStep, int steps, DecoderModel model, double peak)
{
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly long weights = model.Config.ParameterCount();
    private long tokens;

    public StepProgress After(StepRecord record)
    {
        tokens += record.Tokens;
        var rate = tokens / clock.Elapsed.TotalSeconds;
        var left = clock.Elapsed / (record.Step - firstStep) * (steps - record.Step);
        return new StepProgress(record, steps, rate, 4.0 * weights * rate / peak, DevicePeak.PeakMemory(model.Device), left);
    }
}
