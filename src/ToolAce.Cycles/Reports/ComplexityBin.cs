namespace ToolAce.Cycles.Reports;

/// <summary>Dialogs alike in one respect, and how hard they are for one model: one point of the paper's Figure 2.</summary>
/// <param name="ModelVersion">The model that they were measured with; complexities of different models say nothing to each other.</param>
/// <param name="Value">What they have in common: a count, or the middle of a range.</param>
/// <param name="Dialogs">How many they are.</param>
/// <param name="Mean">Their mean complexity.</param>
/// <param name="Low">The lower end of the mean's 95 % interval; null for one dialog.</param>
/// <param name="High">Its upper end.</param>
public sealed record ComplexityBin(string ModelVersion, double Value, int Dialogs, double Mean, double? Low, double? High)
{
    private const double Z95 = 1.959963984540054;
    private const int LabelDigits = 8;

    /// <summary>The model's version for a legend: of hashes of weights the first 8 digits.</summary>
    public string ModelLabel() => string.Join('+', ModelVersion.Split('+').Select(part => part.Length > LabelDigits && part.All(char.IsAsciiHexDigit) ? part[..LabelDigits] : part));

    /// <summary>The means model by model, in the order in which they come, and by value, in ascending order.</summary>
    internal static IReadOnlyList<ComplexityBin> Of(IEnumerable<(string ModelVersion, double Value, double Complexity)> points) =>
    [
        .. from model in points.GroupBy(p => p.ModelVersion, StringComparer.Ordinal)
           from alike in model.GroupBy(p => p.Value, p => p.Complexity).OrderBy(g => g.Key)
           select Of(model.Key, alike.Key, [.. alike]),
    ];

    private static ComplexityBin Of(string model, double value, IReadOnlyList<double> complexities)
    {
        var mean = complexities.Average();
        if (complexities.Count < 2)
        {
            return new ComplexityBin(model, value, complexities.Count, mean, Low: null, High: null);
        }

        var deviation = Math.Sqrt(complexities.Sum(c => (c - mean) * (c - mean)) / (complexities.Count - 1));
        var half = Z95 * deviation / Math.Sqrt(complexities.Count);
        return new ComplexityBin(model, value, complexities.Count, mean, mean - half, mean + half);
    }
}
