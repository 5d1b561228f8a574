namespace ToolAce.Eval.Scores;

/// <summary>How much a model's accuracy depends on the prompt's format: the largest difference between two formats, and the sample standard deviation; 0–1.</summary>
public sealed record FormatSpread(double MaxDelta, double Deviation)
{
    /// <summary>The spread of accuracies, one a format; none with fewer than two.</summary>
    public static FormatSpread Of(IReadOnlyCollection<double> accuracies)
    {
        if (accuracies.Count < 2)
        {
            return new(0, 0);
        }

        var mean = accuracies.Average();
        return new(accuracies.Max() - accuracies.Min(), Math.Sqrt(accuracies.Sum(a => (a - mean) * (a - mean)) / (accuracies.Count - 1)));
    }
}
