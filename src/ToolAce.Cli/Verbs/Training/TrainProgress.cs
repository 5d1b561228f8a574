using ToolAce.Cli.Reports;
using ToolAce.Trainer.Sft;

namespace ToolAce.Cli.Verbs.Training;

/// <summary>Every step on the progress line, with loss, speed, share of the device's peak and memory.</summary>
internal sealed class TrainProgress(ProgressDisplay display) : IProgress<StepProgress>
{
    /// <summary>The last step told of; null before the first.</summary>
    public StepProgress? Last { get; private set; }

    public void Report(StepProgress value)
    {
        Last = value;
        display.SetTotal(value.Steps);
        display.Detail = $"loss {value.Record.Loss:F4}  {value.TokensPerSecond:N0} tokens/s  MFU {100 * value.Mfu:F0} %  {ProgressText.Bytes(value.PeakMemory)}";
        display.Report(value.Record.Step);
    }
}
