using ToolAce.Cycles.Dispatching.Children;
using ToolAce.Cycles.Stages.Planning;

namespace ToolAce.Cycles.Dispatching;

/// <summary>A stage that failed for good, and with it its cycle. The same command takes the cycle up again at this stage.</summary>
public sealed class CycleFailedException(PlannedStage stage, AttemptOutcome outcome, IReadOnlyList<string> lastLines, string logFile)
    : Exception($"stage {stage.Stage} of iteration {stage.Iteration} failed: {outcome.Message} (log: {logFile})")
{
    /// <summary>Which stage.</summary>
    public PlannedStage Stage { get; } = stage;

    /// <summary>How its last attempt ended.</summary>
    public AttemptOutcome Outcome { get; } = outcome;

    /// <summary>The last lines of its log, at most 50.</summary>
    public IReadOnlyList<string> LastLines { get; } = lastLines;

    /// <summary>2 for bad input, else 1.</summary>
    public int ExitCode => Outcome.End == AttemptEnd.BadInput ? 2 : 1;
}
