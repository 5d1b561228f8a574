using Spectre.Console;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Results;
using ToolAce.Eval.Leaderboards;
using ToolAce.Eval.Scores;

namespace ToolAce.Cli.Reports;

/// <summary>A finished cycle on the terminal: the leaderboard, what was held back and why, where the checkpoint lies.</summary>
internal static class CycleReport
{
    public static void Write(Output output, CycleConfig config, CycleSummary summary)
    {
        output.Line($"Cycle {summary.CycleId}: {summary.Iterations} iteration(s) in {ProgressText.Duration(TimeSpan.FromSeconds(summary.Seconds))}");
        output.Report.Write(Leaderboard(config, summary));
        output.Line($"Gain over the base on all items: {Difference(summary.Gain)}");
        if (summary.IterationGain is { } iterations)
        {
            output.Line($"Last iteration over the first: {Difference(iterations)}");
        }

        if (summary.Official is { } official)
        {
            LeaderboardReport.Write(output.Report, LeaderboardTable.Of([official.Base, official.Final]));
            if (official.Forgetting is { } forgetting)
            {
                output.Line($"General ability, final less base: {100 * forgetting.Difference:+0.0;-0.0;0.0} points (95 % interval {100 * forgetting.Ci95[0]:+0.0;-0.0;0.0} to {100 * forgetting.Ci95[1]:+0.0;-0.0;0.0})");
            }
        }

        output.Report.Write(Funnel(summary));
        foreach (var export in summary.Exports)
        {
            output.Line($"{export.Format}: {export.Path} (loaded back, largest logit difference {export.MaxLogitDifference:G2})");
        }
    }

    private static Table Leaderboard(CycleConfig config, CycleSummary summary)
    {
        List<(string Name, ScoreCard? Scores)> models =
        [
            ("base", summary.Base),
            ($"base, {config.Evaluate.Shots} examples", summary.BaseFewShot),
            .. summary.ByIteration.Select((s, i) => ($"iteration {i + 1}", (ScoreCard?)s)),
            ("control (shuffled)", summary.Control),
        ];
        models.RemoveAll(m => m.Scores is null);
        var table = new Table().Border(TableBorder.Rounded).Title("Right answers in % over held-out tools, with 95 % intervals");
        table.AddColumn("category").AddColumn(new TableColumn("items").RightAligned());
        foreach (var (name, _) in models)
        {
            table.AddColumn(new TableColumn(Markup.Escape(name)).RightAligned());
        }

        foreach (var category in summary.Base.ByCategory.Keys)
        {
            table.AddRow([category, $"{summary.Base.ByCategory[category].N}", .. models.Select(m => Cell(m.Scores!.ByCategory[category].Accuracy, m.Scores.ByCategory[category].Ci95))]);
        }

        table.AddRow(["[bold]all[/]", $"{summary.Base.N}", .. models.Select(m => $"[bold]{Cell(m.Scores!.Accuracy, m.Scores.Ci95)}[/]")]);
        return table;
    }

    private static string Cell(double accuracy, IReadOnlyList<double> interval) => $"{100 * accuracy:F0} ({100 * interval[0]:F0}–{100 * interval[1]:F0})";

    private static string Difference(PairedComparison c) =>
        $"{100 * c.Difference:+0.0;-0.0;0.0} points (95 % interval {100 * c.Ci95[0]:+0.0;-0.0;0.0} to {100 * c.Ci95[1]:+0.0;-0.0;0.0}, p = {c.PValue:0.000})";

    private static Table Funnel(CycleSummary summary)
    {
        var table = new Table().Border(TableBorder.Rounded).Title("What came in, went on, and was held back");
        table.AddColumns("stage", "in", "on", "held back");
        foreach (var step in summary.Funnel)
        {
            table.AddRow(
                $"{step.Stage} {step.Iteration}",
                $"{step.In}",
                $"{step.Out}",
                Markup.Escape(string.Join(", ", step.Held.OrderByDescending(h => h.Value).Select(h => $"{h.Value} {h.Key}"))));
        }

        return table;
    }
}
