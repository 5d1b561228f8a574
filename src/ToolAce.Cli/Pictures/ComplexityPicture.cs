using System.Globalization;
using ToolAce.Cycles.Reports;

namespace ToolAce.Cli.Pictures;

/// <summary>
/// The paper's Figure 2 of one's own data: mean complexity against the number of tools offered, of tools called, and how unlike request and tools are; a curve for each model
/// that measured, for complexities of different models say nothing to each other.
/// </summary>
internal static class ComplexityPicture
{
    private const int Width = 1000;
    private const int Height = 340;
    private const double Top = 80;
    private const double Tall = 200;
    private const double Wide = 270;
    private const string Ink = "#1f2933";
    private const string Soft = "#7b8794";
    private static readonly string[] Colours = ["#2680c2", "#c2680e", "#2f8132", "#8a2be2", "#ba2525", "#00788a"];

    /// <summary>The picture; null where no dialog's complexity is known.</summary>
    public static string? Draw(string title, DialogFigures figures)
    {
        (string Name, IReadOnlyList<ComplexityBin> Bins)[] panels =
        [
            ("tools offered", figures.ByCandidateCount), ("different tools called", figures.ByUsedCount), ("dissimilarity of request and tools, 0–1", figures.ByDissimilarity),
        ];
        var bins = panels.SelectMany(p => p.Bins).ToList();
        if (bins.Count == 0)
        {
            return null;
        }

        var (low, high) = Range(bins);
        List<string> models = [.. bins.Select(b => b.ModelLabel()).Distinct(StringComparer.Ordinal)];
        var svg = new Svg(Width, Height);
        svg.Text(24, 30, title, $"font-size:16px;font-weight:600;fill:{Ink}");
        svg.Text(24, 52, "mean complexity H, nats per token, with 95 % intervals; a dot's size follows its dialogs", $"fill:{Soft}");
        foreach (var (place, model) in models.Index())
        {
            var at = 24 + (place * (Width - 48) / models.Count);
            svg.Line(at, 66, at + 18, 66, Colour(place), thickness: 3);
            svg.Text(at + 24, 70, $"measured with {model}", $"font-size:11px;fill:{Ink}");
        }

        for (var i = 0; i < panels.Length; i++)
        {
            Panel(svg, 60 + (i * (Wide + 50)), panels[i].Name, panels[i].Bins, models, (low, high));
        }

        return svg.ToString();
    }

    private static void Panel(Svg svg, double x, string name, IReadOnlyList<ComplexityBin> bins, List<string> models, (double Low, double High) range)
    {
        var (low, high) = range;
        for (var i = 0; i <= 4; i++)
        {
            var at = Top + (Tall * (1 - (i / 4.0)));
            svg.Line(x, at, x + Wide, at, "#e4e7eb");
            svg.Text(x - 6, at + 4, (low + ((high - low) * i / 4)).ToString("0.00", CultureInfo.InvariantCulture), $"fill:{Soft}", "end");
        }

        svg.Text(x + (Wide / 2), Top + Tall + 38, name, $"fill:{Ink}", "middle");
        var (first, last, most) = (bins.Min(b => b.Value), bins.Max(b => b.Value), bins.Max(b => b.Dialogs));
        foreach (var curve in bins.GroupBy(b => b.ModelLabel(), StringComparer.Ordinal))
        {
            var colour = Colour(models.IndexOf(curve.Key));
            svg.Path(curve.Select(b => (X(b.Value), Y(b.Mean))), colour);
            foreach (var bin in curve)
            {
                var (at, y) = (X(bin.Value), Y(bin.Mean));
                svg.Line(at, Y(Math.Max(low, bin.Low ?? bin.Mean)), at, Y(Math.Min(high, bin.High ?? bin.Mean)), Ink);
                var half = 2 + (3 * Math.Sqrt((double)bin.Dialogs / most));
                svg.Box(at - half, y - half, 2 * half, 2 * half, colour);
            }
        }

        foreach (var value in bins.Select(b => b.Value).Distinct())
        {
            svg.Text(X(value), Top + Tall + 16, value.ToString("0.##", CultureInfo.InvariantCulture), $"font-size:10px;fill:{Soft}", "middle");
        }

        double X(double value) => x + 16 + ((Wide - 32) * (last > first ? (value - first) / (last - first) : 0.5));

        double Y(double value) => Top + (Tall * (1 - ((value - low) / (high - low))));
    }

    private static string Colour(int place) => Colours[place % Colours.Length];

    /// <summary>Where the means lie, with some room; an interval that is wider is cut off, for a single far one would press all others together.</summary>
    private static (double Low, double High) Range(List<ComplexityBin> bins)
    {
        var (least, most) = (bins.Min(b => b.Mean), bins.Max(b => b.Mean));
        var room = Math.Max(0.02, 0.4 * (most - least));
        return (Math.Max(0, least - room), most + room);
    }
}
