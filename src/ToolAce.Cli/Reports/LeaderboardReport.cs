using Spectre.Console;
using ToolAce.Eval.Leaderboards;

namespace ToolAce.Cli.Reports;

/// <summary>A leaderboard on the terminal: a line a category, a column a model, so that it fits however many categories there are.</summary>
internal static class LeaderboardReport
{
    public static void Write(IAnsiConsole console, LeaderboardTable board)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumn("");
        foreach (var line in board.Lines)
        {
            table.AddColumn(new TableColumn(new Markup(Markup.Escape(line[0].Text), new Style(decoration: Decoration.Bold))));
        }

        for (var i = 1; i < board.Headers.Count; i++)
        {
            table.AddRow([new Text(board.Headers[i]), .. board.Lines.Select(line => new Text(line[i].Text, line[i].Muted ? new Style(decoration: Decoration.Dim) : null))]);
        }

        console.Write(table);
    }
}
