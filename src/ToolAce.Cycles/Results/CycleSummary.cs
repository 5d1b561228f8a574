using System.Text.Json.Serialization;
using ToolAce.Cycles.Stages.Funnels;
using ToolAce.Eval.Scores;

namespace ToolAce.Cycles.Results;

/// <summary>What a cycle came to: the object that <c>toolace run --json</c> prints. Fractions are 0–1, intervals <c>[low, high]</c>.</summary>
public sealed record CycleSummary
{
    /// <summary>The cycle.</summary>
    public required string CycleId { get; init; }

    /// <summary>Seconds of work: the wall clock of an undisturbed run, else the sum of all attempts at all stages.</summary>
    public required double Seconds { get; init; }

    /// <summary>Iterations done.</summary>
    public required int Iterations { get; init; }

    /// <summary>The untouched base. This and all below but <see cref="Official"/> are over the project's own suites.</summary>
    public required ScoreCard Base { get; init; }

    /// <summary>The base with examples in its prompt; null when that was not asked for.</summary>
    public ScoreCard? BaseFewShot { get; init; }

    /// <summary>The model after the last iteration.</summary>
    public required ScoreCard Final { get; init; }

    /// <summary>The model trained on shuffled call targets; null when that was not asked for.</summary>
    public ScoreCard? Control { get; init; }

    /// <summary>Final minus base over the same items.</summary>
    public required PairedComparison Gain { get; init; }

    /// <summary>The call categories alone, pooled: base and final.</summary>
    public required CallScores Calls { get; init; }

    /// <summary>The last iteration minus the first over the same items; null with one iteration.</summary>
    public PairedComparison? IterationGain { get; init; }

    /// <summary>The official suites; null where the config names none.</summary>
    public OfficialSummary? Official { get; init; }

    /// <summary>What came in, went on and was held back, stage after stage.</summary>
    public required IReadOnlyList<Funnel> Funnel { get; init; }

    /// <summary>How long each stage took.</summary>
    public required IReadOnlyList<StageTime> Stages { get; init; }

    /// <summary>What was handed out.</summary>
    public required IReadOnlyList<ExportSummary> Exports { get; init; }

    /// <summary>Final per iteration, in order; for charts, not part of the line.</summary>
    [JsonIgnore]
    public IReadOnlyList<ScoreCard> ByIteration { get; init; } = [];
}
