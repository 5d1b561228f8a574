using ToolAce.Cycles.Stages.Context;
using ToolAce.Trainer.Sft;

namespace ToolAce.Cycles.Stages.Training;

/// <summary>Every optimizer step as a progress line with its figures.</summary>
internal sealed class StepReporter(StageReporter progress, string part) : IProgress<StepProgress>
{
    /// <summary>The last step told of; null before the first.</summary>
    public StepProgress? Last { get; private set; }

    public void Report(StepProgress value)
    {
        Last = value;
        progress.Report(part, value.Record.Step, value.Steps, new Dictionary<string, double>
        {
            ["loss"] = value.Record.Loss,
            ["learningRate"] = value.Record.LearningRate,
            ["gradientNorm"] = value.Record.GradientNorm,
            ["tokensPerSecond"] = value.TokensPerSecond,
            ["mfu"] = value.Mfu,
            ["peakMemory"] = value.PeakMemory,
        });
    }
}
