namespace ToolAce.Cycles.Reports;

/// <summary>Dialogs alike in one respect, and how hard they are for the model: one point of the paper's Figure 2.</summary>
/// <param name="Value">What they have in common: a count, or the middle of a range.</param>
/// <param name="Dialogs">How many they are.</param>
/// <param name="Mean">Their mean complexity.</param>
/// <param name="Low">The lower end of the mean's 95 % interval; null for one dialog.</param>
/// <param name="High">Its upper end.</param>
public sealed record ComplexityBin(double Value, int Dialogs, double Mean, double? Low, double? High)
{
    private const double Z95 = 1.959963984540054;

    /// <summary>The means by value, in ascending order.</summary>
    internal static IReadOnlyList<ComplexityBin> Of(IEnumerable<(double Value, double Complexity)> points) =>
        [.. points.GroupBy(p => p.Value, p => p.Complexity).OrderBy(g => g.Key).Select(g => Of(g.Key, [.. g]))];

    private static ComplexityBin Of(double value, IReadOnlyList<double> complexities)
    {
        var mean = complexities.Average();
        if (complexities.Count < 2)
        {
            return new ComplexityBin(value, complexities.Count, mean, Low: null, High: null);
        }

        var deviation = Math.Sqrt(complexities.Sum(c => (c - mean) * (c - mean)) / (complexities.Count - 1));
        var half = Z95 * deviation / Math.Sqrt(complexities.Count);
        return new ComplexityBin(value, complexities.Count, mean, mean - half, mean + half);
    }
}
