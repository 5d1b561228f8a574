using System.Diagnostics;
using ToolAce.Modeling.Decoders;
using ToolAce.Trainer.Devices;

namespace ToolAce.Trainer.Sft;

/// <summary>A run's clock: speed, share of the device's peak and time left. A resumed run measures itself from its first own step.</summary>
/// <param name="firstStep">Steps that were done before this run.</param>
/// <param name="steps">All steps.</param>
/// <param name="model">What is trained.</param>
/// <param name="work">Floating-point operations a weight and token: 4 where the base is frozen (LoRA), 6 where every weight is trained.</param>
/// <param name="peak">The most operations a second that all workers reach together.</param>
internal sealed class StepMeter(int firstStep, int steps, DecoderModel model, double work, double peak)
{
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly long weights = model.Config.ParameterCount();
    private long tokens;

    public StepProgress After(StepRecord record)
    {
        tokens += record.Tokens;
        var rate = tokens / clock.Elapsed.TotalSeconds;
        var left = clock.Elapsed / (record.Step - firstStep) * (steps - record.Step);
        return new StepProgress(record, steps, rate, work * weights * rate / peak, DevicePeak.PeakMemory(model.Device), left);
    }
}
