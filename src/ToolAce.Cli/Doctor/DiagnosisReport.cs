using Spectre.Console;
using ToolAce.Cli.Reports;

namespace ToolAce.Cli.Doctor;

/// <summary>A diagnosis for people.</summary>
internal static class DiagnosisReport
{
    public static void Write(Diagnosis diagnosis, Output output)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (var finding in diagnosis.Findings)
        {
            grid.AddRow(Mark(finding.State), Markup.Escape(finding.Name), Markup.Escape(finding.Found));
            Add(grid, "costs", finding.Costs);
            Add(grid, "mend ", finding.Mend);
        }

        output.Report.Write(grid);
        output.Line(diagnosis.Ok
            ? $"Everything ToolAce needs is here (looked for {diagnosis.Seconds:0.0} s)."
            : "Something ToolAce needs is missing: see the lines marked \"missing\".");
    }

    private static void Add(Grid grid, string label, string? text)
    {
        if (text is not null)
        {
            grid.AddRow(string.Empty, string.Empty, $"[grey]{label}[/] {Markup.Escape(text)}");
        }
    }

    private static string Mark(FindingState state) => state switch
    {
        FindingState.Ok => "[green]ok[/]",
        FindingState.Limited => "[yellow]limited[/]",
        FindingState.Missing => "[red]missing[/]",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
