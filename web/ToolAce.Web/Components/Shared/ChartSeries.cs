using ToolAce.Cycles.Stages.Context;

namespace ToolAce.Web.Components.Shared;

/// <summary>One line or set of bars of a chart: points [x, y] in the order they came; a bar may have its interval: [x, y, low, high].</summary>
public sealed record ChartSeries(string Name, IReadOnlyList<double[]> Points)
{
    /// <summary>One figure of a stage's progress over what was done by then. A stage that went on after a stop tells some steps twice; the later word counts.</summary>
    public static ChartSeries Of(string name, IReadOnlyList<ProgressLine> lines, string figure)
    {
        var points = new SortedDictionary<long, double>();
        foreach (var line in lines)
        {
            if (line.Figures?.TryGetValue(figure, out var value) == true)
            {
                points[line.Done] = value;
            }
        }

        return new ChartSeries(name, [.. points.Select(p => new[] { p.Key, p.Value })]);
    }
}
