namespace ToolAce.Cli.Bench.Training;

/// <summary>Log-probability scoring beside training, for one model with its adapter. The ratio is the median over the rounds.</summary>
internal sealed record ScoringReport(long Parameters, double TrainingTokensPerSecond, double ScoringTokensPerSecond, double Ratio, double CpuRatio, int Length, int Batch)
{
    /// <summary>The least ratio wanted: a forward pass without gradients is at most half of a step.</summary>
    public const double Least = 1.8;

    /// <summary>Whether the ratio is reached.</summary>
    public bool Met => Ratio >= Least;
}
