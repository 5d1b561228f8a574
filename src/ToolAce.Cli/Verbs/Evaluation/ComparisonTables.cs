using System.Globalization;
using Spectre.Console;
using ToolAce.Core.Json;
using ToolAce.Cli.Reports;
using ToolAce.Eval.Anatomies;
using ToolAce.Eval.Comparisons;
using ToolAce.Eval.Leaderboards;
using ToolAce.Eval.Outcomes;
using ToolAce.Eval.Scores;

namespace ToolAce.Cli.Verbs.Evaluation;

/// <summary>A comparison on the terminal. What is not significant is dim, and says so.</summary>
internal static class ComparisonTables
{
    private const int Excerpt = 60;
    private static readonly Style Dim = new(decoration: Decoration.Dim);

    public static void Write(IAnsiConsole console, ComparisonReport report, bool items)
    {
        LeaderboardReport.Write(console, LeaderboardTable.Of([.. report.Runs.Select((r, i) => Line(r, i == 0 ? null : report.Comparisons[i - 1]))]));
        foreach (var comparison in report.Comparisons)
        {
            console.Write(Differences(comparison));
            Notes(console, comparison);
        }

        console.Write(Errors(report.Runs));
        foreach (var comparison in report.Comparisons)
        {
            console.Write(Changes(comparison));
            if (items)
            {
                console.Write(Items(comparison));
            }
        }
    }

    private static LeaderboardRow Line(RunSummary run, RunComparison? comparison) =>
        new(run.Name, run.Scores, run.Calls, comparison?.All.Comparison) { Board = run.Board };

    private static Table Differences(RunComparison comparison)
    {
        var table = Titled($"{comparison.Second} against {comparison.First}, same items; p corrected for being many (Holm)");
        table.AddColumns("", "items", "sources", "first", "second", "difference", "p", "corrected", "");
        Add(table, "all", comparison.All.Comparison, comparison.All.Significance);
        if (comparison.Board is { Comparison: var b } board)
        {
            Add(table, ["BFCL " + b.Name, "", $"{b.Sources}", Percent(b.First), Percent(b.Second), Points(b.Difference, b.Ci95)], board.Significance);
        }

        foreach (var category in comparison.Categories)
        {
            Add(table, $"{category.Suite}/{category.Category}", category.Comparison, category.Significance);
        }

        if (comparison.Forgetting is { } forgetting)
        {
            table.AddRow("general ability", "", "", "", "", Points(forgetting.Difference, forgetting.Ci95), "", "", forgetting.Certain ? "forgotten" : "");
        }

        return table;
    }

    private static void Add(Table table, string name, PairedComparison c, Significance significance) =>
        Add(table, [name, $"{c.N}", $"{c.Sources}", Percent(c.First), Percent(c.Second), Points(c.Difference, c.Ci95)], significance);

    private static void Add(Table table, string[] cells, Significance significance)
    {
        var style = significance.Significant ? null : Dim;
        string[] all = [.. cells, P(significance.PValue), P(significance.Holm), significance.Significant ? "" : "not significant"];
        table.AddRow(all.Select(c => new Text(c, style)));
    }

    private static void Notes(IAnsiConsole console, RunComparison comparison)
    {
        if (comparison is not { OnlyFirst: 0, OnlySecond: 0 })
        {
            console.WriteLine($"Left out: {comparison.OnlyFirst} items of {comparison.First} alone, {comparison.OnlySecond} of {comparison.Second} alone.");
        }

        if (comparison.OtherPrompts > 0)
        {
            console.WriteLine($"{comparison.OtherPrompts} items had other prompts: more than the model differs there.");
        }

        if (comparison.Board is { Comparison.Missing: { Count: > 0 } missing })
        {
            console.WriteLine($"The board's figure is partial; without: {string.Join(", ", missing)}.");
        }
    }

    private static Table Errors(IReadOnlyList<RunSummary> runs)
    {
        var table = Titled("What went wrong");
        table.AddColumn("");
        foreach (var run in runs)
        {
            table.AddColumn(new TableColumn(Markup.Escape(run.Name)).RightAligned());
        }

        foreach (var error in Enum.GetValues<ErrorClass>().Where(e => runs.Any(r => r.Anatomy.ByClass.ContainsKey(e))))
        {
            table.AddRow([Words(error), .. runs.Select(r => $"{r.Anatomy.ByClass.GetValueOrDefault(error)}")]);
        }

        table.AddRow(["all", .. runs.Select(r => $"{r.Anatomy.Wrong} of {r.Anatomy.N}")]);
        return table;
    }

    private static Table Changes(RunComparison comparison)
    {
        var table = Titled($"From {comparison.First} to {comparison.Second}, where outcomes differ");
        table.AddColumns("from", "to", "items");
        foreach (var change in comparison.Difference.Changes.Where(c => c.From != c.To || c.FromCorrect != c.ToCorrect))
        {
            table.AddRow(Words(change.From, change.FromCorrect), Words(change.To, change.ToCorrect), $"{change.Count}");
        }

        return table;
    }

    private static Table Items(RunComparison comparison)
    {
        var table = Titled($"Items that differ between {comparison.First} and {comparison.Second}");
        table.AddColumns("item", "question", "first", "second");
        foreach (var item in comparison.Difference.Items)
        {
            table.AddRow(new Text($"{item.Suite}/{item.ItemId}"), new Text(Cut(item.Question)), Answer(item.First), Answer(item.Second));
        }

        return table;
    }

    private static Text Answer(ItemAnswer answer) => new($"{(answer.Correct ? "right" : answer.ErrorType ?? Words(answer.Outcome, right: false))}: {Cut(answer.Text)}");

    private static Table Titled(string title) => new Table().Border(TableBorder.Rounded).Title(Markup.Escape(title));

    private static string Words<T>(T value, bool right = false)
        where T : struct, Enum => CoreJson.Word(value).Replace('_', ' ') + (right && !value.Equals(Outcome.Correct) ? " (right)" : "");

    private static string Cut(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= Excerpt ? line : line[..Excerpt] + "…";
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %");

    private static string P(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.0000}");

    private static string Points(double difference, IReadOnlyList<double> interval) =>
        string.Create(CultureInfo.InvariantCulture, $"{100 * difference:+0.0;-0.0;0.0} [{100 * interval[0]:+0.0;-0.0;0.0}, {100 * interval[1]:+0.0;-0.0;0.0}]");
}
