using System.Globalization;
using ToolAce.Cycles.Reports;

namespace ToolAce.Cli.Pictures;

/// <summary>The paper's Figure 2 of one's own data: mean complexity against the number of tools offered, of tools called, and how unlike request and tools are.</summary>
internal static class ComplexityPicture
{
    private const int Width = 1000;
    private const int Height = 340;
    private const double Top = 80;
    private const double Tall = 200;
    private const double Wide = 270;
    private const string Ink = "#1f2933";
    private const string Soft = "#7b8794";
    private const string Blue = "#2680c2";

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
        var svg = new Svg(Width, Height);
        svg.Text(24, 30, title, $"font-size:16px;font-weight:600;fill:{Ink}");
        svg.Text(24, 52, "mean complexity H, nats per token, with 95 % intervals; a dot's size follows its dialogs", $"fill:{Soft}");
        for (var i = 0; i < panels.Length; i++)
        {
            Panel(svg, 60 + (i * (Wide + 50)), panels[i].Name, panels[i].Bins, low, high);
        }

        return svg.ToString();
    }

    private static void Panel(Svg svg, double x, string name, IReadOnlyList<ComplexityBin> bins, double low, double high)
    {
        for (var i = 0; i <= 4; i++)
        {
            var at = Top + (Tall * (1 - (i / 4.0)));
            svg.Line(x, at, x + Wide, at, "#e4e7eb");
            svg.Text(x - 6, at + 4, (low + ((high - low) * i / 4)).ToString("0.00", CultureInfo.InvariantCulture), $"fill:{Soft}", "end");
        }

        svg.Text(x + (Wide / 2), Top + Tall + 38, name, $"fill:{Ink}", "middle");
        var (first, last, most) = (bins.Min(b => b.Value), bins.Max(b => b.Value), bins.Max(b => b.Dialogs));
        var points = bins.Select(b => (Bin: b, X: x + 16 + ((Wide - 32) * (last > first ? (b.Value - first) / (last - first) : 0.5)), Y: Y(b.Mean))).ToList();
        svg.Path(points.Select(p => (p.X, p.Y)), Blue);
        foreach (var (bin, at, y) in points)
        {
            svg.Line(at, Y(Math.Max(low, bin.Low ?? bin.Mean)), at, Y(Math.Min(high, bin.High ?? bin.Mean)), Ink);
            var half = 2 + (3 * Math.Sqrt((double)bin.Dialogs / most));
            svg.Box(at - half, y - half, 2 * half, 2 * half, Blue);
            svg.Text(at, Top + Tall + 16, bin.Value.ToString("0.##", CultureInfo.InvariantCulture), $"font-size:10px;fill:{Soft}", "middle");
        }

        double Y(double value) => Top + (Tall * (1 - ((value - low) / (high - low))));
    }

    /// <summary>Where the means lie, with some room; an interval that is wider is cut off, for a single far one would press all others together.</summary>
    private static (double Low, double High) Range(List<ComplexityBin> bins)
    {
        var (least, most) = (bins.Min(b => b.Mean), bins.Max(b => b.Mean));
        var room = Math.Max(0.02, 0.4 * (most - least));
        return (Math.Max(0, least - room), most + room);
    }
}
