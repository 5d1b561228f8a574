using ToolAce.Cycles.Results;
using ToolAce.Eval.Scores;

namespace ToolAce.Cli.Pictures;

/// <summary>One picture of a finished run: the leaderboard, the loss, and complexity before and after with the band drawn in.</summary>
internal static class RunPicture
{
    private const int Width = 1000;
    private const int ChartTop = 330;
    private const int ChartHeight = 230;
    private const string Ink = "#1f2933";
    private const string Soft = "#7b8794";
    private static readonly string[] Colours = ["#9aa5b1", "#cbd2d9", "#2680c2", "#0b4f8a", "#e9b949", "#8a4fbe"];

    public static string Draw(RunFigures figures)
    {
        var svg = new Svg(Width, ChartTop + ChartHeight + 60);
        svg.Text(24, 30, figures.Title, $"font-size:16px;font-weight:600;fill:{Ink}");
        Leaderboard(svg, figures);
        Losses(svg, figures, x: 60, width: 400);
        Complexity(svg, figures, x: 540, width: 430);
        return svg.ToString();
    }

    private static void Leaderboard(Svg svg, RunFigures figures)
    {
        var summary = figures.Summary;
        List<(string Name, ScoreCard? Scores)> models =
        [
            ("base", summary.Base),
            ("base with examples", summary.BaseFewShot),
            .. summary.ByIteration.Select((s, i) => ($"iteration {i + 1}", (ScoreCard?)s)),
            ("control", summary.Control),
        ];
        models.RemoveAll(m => m.Scores is null);
        List<string> categories = [.. summary.Base.ByCategory.Keys, "all"];
        var (left, top, height) = (60.0, 70.0, 180.0);
        var group = (Width - left - 24) / categories.Count;
        var bar = group * 0.8 / models.Count;
        Axis(svg, left, top, Width - left - 24, height, 0, 100, "% right, held-out tools (bars: 95 % intervals)");
        for (var c = 0; c < categories.Count; c++)
        {
            for (var m = 0; m < models.Count; m++)
            {
                var score = categories[c] == "all" ? new Score(models[m].Scores!.Accuracy, models[m].Scores!.N, models[m].Scores!.Ci95) : models[m].Scores!.ByCategory[categories[c]];
                var x = left + c * group + group * 0.1 + m * bar;
                svg.Box(x, top + height * (1 - score.Accuracy), bar * 0.85, height * score.Accuracy, Colours[m % Colours.Length]);
                svg.Line(x + bar * 0.42, top + height * (1 - score.Ci95[0]), x + bar * 0.42, top + height * (1 - score.Ci95[1]), Ink);
            }

            svg.Text(left + (c + 0.5) * group, top + height + 16, categories[c].Replace('_', ' '), $"font-size:10px;fill:{Ink}", "middle");
        }

        for (var m = 0; m < models.Count; m++)
        {
            svg.Box(left + m * 150, top + height + 28, 10, 10, Colours[m % Colours.Length]);
            svg.Text(left + m * 150 + 15, top + height + 37, models[m].Name, $"fill:{Ink}");
        }
    }

    private static void Losses(Svg svg, RunFigures figures, double x, double width)
    {
        var top = figures.Losses.SelectMany(l => l).DefaultIfEmpty(1).Max();
        Axis(svg, x, ChartTop, width, ChartHeight, 0, top, "training loss, nats per token, by step");
        var steps = Math.Max(2, figures.Losses.Max(l => l.Count));
        for (var i = 0; i < figures.Losses.Count; i++)
        {
            var smooth = 0.0;
            var points = figures.Losses[i].Select((loss, s) =>
            {
                smooth = s == 0 ? loss : 0.9 * smooth + 0.1 * loss;
                return (x + width * s / (steps - 1), ChartTop + ChartHeight * (1 - smooth / top));
            });
            svg.Path(points, Colours[(2 + i) % Colours.Length]);
            svg.Text(x + width - 8, ChartTop + 16 + 16 * i, $"iteration {i + 1}", $"fill:{Colours[(2 + i) % Colours.Length]}", "end");
        }

        svg.Text(x + width, ChartTop + ChartHeight + 16, $"{steps}", $"fill:{Soft}", "end");
    }

    private static void Complexity(Svg svg, RunFigures figures, double x, double width)
    {
        const int Bins = 36;
        var top = Complexities.Top(figures.Complexities);
        var row = ChartHeight / (double)figures.Complexities.Count;
        for (var i = 0; i < figures.Complexities.Count; i++)
        {
            var (before, after) = (Complexities.Histogram(figures.Complexities[i].Before, Bins, top), Complexities.Histogram(figures.Complexities[i].After, Bins, top));
            var most = Math.Max(1, before.Concat(after).Max());
            var baseline = ChartTop + row * (i + 1) - 4;
            if (i < figures.Bands.Count)
            {
                var (from, to) = (Math.Clamp(figures.Bands[i].Lower / top, 0, 1), Math.Clamp(figures.Bands[i].Upper / top, 0, 1));
                svg.Box(x + width * from, baseline - row + 12, width * (to - from), row - 12, "#f7d070", 0.35);
            }

            for (var b = 0; b < Bins; b++)
            {
                var (tall, low) = ((row - 24) * before[b] / most, (row - 24) * after[b] / most);
                svg.Box(x + width * b / Bins, baseline - tall, width / Bins * 0.9, tall, Colours[0], 0.8);
                svg.Box(x + width * b / Bins, baseline - low, width / Bins * 0.5, low, Colours[2 + i % 2], 0.9);
            }

            svg.Line(x, baseline, x + width, baseline, Soft);
            svg.Text(x + width, baseline - row + 24, $"iteration {i + 1}: grey before, blue after training, yellow the band", $"font-size:10px;fill:{Soft}", "end");
        }

        svg.Text(x, ChartTop - 8, "complexity H, nats per token, of the iteration's dialogs", $"fill:{Ink}");
        svg.Text(x, ChartTop + ChartHeight + 16, "0", $"fill:{Soft}");
        svg.Text(x + width, ChartTop + ChartHeight + 16, $"{top:F1}", $"fill:{Soft}", "end");
    }

    private static void Axis(Svg svg, double x, double y, double width, double height, double low, double high, string title)
    {
        svg.Text(x, y - 8, title, $"fill:{Ink}");
        for (var i = 0; i <= 4; i++)
        {
            var at = y + height * (1 - i / 4.0);
            svg.Line(x, at, x + width, at, "#e4e7eb");
            svg.Text(x - 6, at + 4, $"{low + (high - low) * i / 4:0.##}", $"fill:{Soft}", "end");
        }
    }
}
