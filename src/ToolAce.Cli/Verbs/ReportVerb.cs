using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Pictures;
using ToolAce.Cli.Reports;
using ToolAce.Cli.Verbs.Data;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Reports;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;

namespace ToolAce.Cli.Verbs;

/// <summary><c>toolace report</c>: what a cycle's data, or the dialogs of a file, are made of, how many pass and why the others do not.</summary>
internal sealed class ReportVerb() : Verb("report", "What a cycle's data or a file's dialogs are made of, how many pass, and why the others do not.")
{
    private readonly Argument<string> _what = new("what") { Description = "A cycle's id, or a file of dialogs: JSONL, a JSON list or Parquet (a file, or a data set's folder)." };
    private readonly Option<string?> _home = new("--home") { Description = "The home of the cycle (default $TOOLACE_HOME, else ~/.toolace)." };
    private readonly Option<bool> _open = new("--open-end") { Description = "Of a file: dialogs may end with calls that nothing answers, as many of ToolACE's public set do." };
    private readonly Option<string?> _csv = new("--csv") { Description = "Of a cycle: a file for the report as one table." };
    private readonly Option<string?> _data = new("--data") { Description = "Of a file: the folder of official suites to compare with, holding bfcl/, api-bank/ and general/ (default $TOOLACE_DATA, else the one beside the program)." };
    private readonly Option<string?> _picture = new("--picture") { Description = "A .svg file for complexity against tools offered, tools called and dissimilarity (the paper's Figure 2)." };

    protected override void Declare(Command command)
    {
        command.Arguments.Add(_what);
        foreach (var option in new Option[] { _home, _open, _csv, _data, _picture })
        {
            command.Options.Add(option);
        }
    }

    protected override async Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var what = arguments.GetValue(_what)!;
        if (arguments.GetValue(_picture) is { } picture && Path.GetExtension(picture) != ".svg")
        {
            throw new UsageException($"{picture} is no .svg file.", "Give --picture a name that ends in .svg.");
        }

        if (Path.Exists(what))
        {
            var source = InputFiles.Checked(what, cancellationToken);
            await FileReport.WriteAsync(source, arguments.GetValue(_open), arguments.GetValue(_data), d => Draw(arguments, Path.GetFileName(source), d, output), output, cancellationToken);
        }
        else
        {
            await OfCycleAsync(arguments, what, output, cancellationToken);
        }

        return ExitCodes.Done;
    }

    private async Task OfCycleAsync(ParseResult arguments, string id, Output output, CancellationToken cancellationToken)
    {
        var home = new HomeLayout(Homes.Resolve(arguments.GetValue(_home), Environment.GetEnvironmentVariable));
        using var ledger = await Ledger.OpenAsync(home, TimeProvider.System, cancellationToken);
        var cycle = (await ledger.CyclesAsync(cancellationToken)).FirstOrDefault(c => c.Id == id)
            ?? throw new UsageException($"There is no file {Path.GetFullPath(id)}, and {home.Root} has no cycle {id}.", "Give a file of dialogs, or the id of a cycle as the pages show it.");
        var report = new SynthesisReports(home).Of(id, CycleConfigReader.Read(cycle.Config, id), cancellationToken);
        foreach (var funnel in report.Yield)
        {
            output.Line($"{funnel.Stage} of iteration {funnel.Iteration}: {funnel.Out} of {funnel.In}{string.Concat(funnel.Held.OrderByDescending(h => h.Value).Select(h => $"\n  {h.Key}: {h.Value}"))}");
        }

        MadeOfText.Write(output, report.Apis, report.Dialogs);
        foreach (var (at, screened) in report.Screened.Index())
        {
            ContaminationText.Write(output, $"{screened.Stage} of iteration {screened.Iteration}", screened.Contamination, suites: at == 0);
        }

        AgreementText.Write(output, report.Agreement);
        Draw(arguments, id, report.Dialogs, output);
        if (arguments.GetValue(_csv) is { } file)
        {
            await File.WriteAllTextAsync(file, ReportCsv.Write(report), cancellationToken);
            output.Line($"The table is in {Path.GetFullPath(file)}.");
        }

        output.Result(report);
    }

    /// <summary>The picture's file, absolute; null where none was asked for, or there is nothing to draw.</summary>
    private string? Draw(ParseResult arguments, string title, DialogFigures? dialogs, Output output)
    {
        if (arguments.GetValue(_picture) is not { } given)
        {
            return null;
        }

        if (dialogs is null || ComplexityPicture.Draw(title, dialogs) is not { } drawn)
        {
            output.Line("No picture: no dialog's complexity is known. A cycle measures it while it writes dialogs.");
            return null;
        }

        var file = Path.GetFullPath(given);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, drawn);
        output.Line($"The picture is {file}.");
        return file;
    }
}
