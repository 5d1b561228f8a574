namespace ToolAce.Web.Components.Shared;

/// <summary>How a chart is drawn.</summary>
/// <param name="Bars">Bars in place of lines.</param>
/// <param name="Logarithmic">The upright axis counts in powers of ten, for what falls by magnitudes.</param>
/// <param name="Labels">Names along the lower axis, where the bars' x counts them from 0; null where x is a number.</param>
/// <param name="Right">Where the lower axis ends, where x is a number and the chart has bars.</param>
/// <param name="Shade">A range of x to shade: [from, to].</param>
/// <param name="Most">Where the upright axis ends; null leaves it to the values.</param>
/// <param name="Stacked">Bars of one x stand on one another.</param>
public sealed record ChartStyle(bool Bars = false, bool Logarithmic = false, IReadOnlyList<string>? Labels = null, double? Right = null, IReadOnlyList<double>? Shade = null, double? Most = null, bool Stacked = false);
