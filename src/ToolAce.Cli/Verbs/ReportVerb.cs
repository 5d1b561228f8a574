using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Cli.Verbs.Data;
using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Reports;
using ToolAce.Cycles.Stages.Importing;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;
using ToolAce.Verification;

namespace ToolAce.Cli.Verbs;

/// <summary><c>toolace report</c>: what a cycle's data, or the dialogs of a file, are made of, how many pass and why the others do not.</summary>
internal sealed class ReportVerb() : Verb("report", "What a cycle's data or a file's dialogs are made of, how many pass, and why the others do not.")
{
    private readonly Argument<string> _what = new("what") { Description = "A cycle's id, or a file of dialogs: JSONL, a JSON list or Parquet (a file, or a data set's folder)." };
    private readonly Option<string?> _home = new("--home") { Description = "The home of the cycle (default $TOOLACE_HOME, else ~/.toolace)." };
    private readonly Option<bool> _open = new("--open-end") { Description = "Of a file: dialogs may end with calls that nothing answers, as many of ToolACE's public set do." };
    private readonly Option<string?> _csv = new("--csv") { Description = "Of a cycle: a file for the report as one table." };

    protected override void Declare(Command command)
    {
        command.Arguments.Add(_what);
        foreach (var option in new Option[] { _home, _open, _csv })
        {
            command.Options.Add(option);
        }
    }

    protected override async Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var what = arguments.GetValue(_what)!;
        if (Path.Exists(what))
        {
            await OfFileAsync(arguments, InputFiles.Checked(what, cancellationToken), output, cancellationToken);
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

        Describe(output, report.Apis, report.Dialogs);
        if (arguments.GetValue(_csv) is { } file)
        {
            await File.WriteAllTextAsync(file, ReportCsv.Write(report), cancellationToken);
            output.Line($"The table is in {Path.GetFullPath(file)}.");
        }

        output.Result(report);
    }

    private async Task OfFileAsync(ParseResult arguments, string source, Output output, CancellationToken cancellationToken)
    {
        List<OwnDialog> rows = InputFiles.Reading(() => OwnDialogs.Read(source, DataFormat.Auto).ToList());
        List<Dialog> dialogs = [.. rows.Select(r => r.Dialog).OfType<Dialog>()];
        var funnel = new VerifyFunnel();
        foreach (var line in await new RowJudge(VerificationLayers.Both, arguments.GetValue(_open)).JudgeAsync(rows, cancellationToken))
        {
            funnel.Add(line);
        }

        var report = FileReports.Of(dialogs, cancellationToken);
        output.Line($"in {funnel.In}: read {dialogs.Count}, accepted {funnel.Accepted}, rejected {funnel.Rejected}, unsure {funnel.Unsure}, unreadable {funnel.Unreadable}");
        funnel.Describe(output);
        Describe(output, report.Apis, report.Dialogs);
        output.Result(new
        {
            file = source,
            funnel.In,
            read = dialogs.Count,
            funnel.Accepted,
            funnel.Rejected,
            funnel.Unsure,
            funnel.Unreadable,
            funnel.RejectedBy,
            funnel.UnsureBy,
            unread = rows.Where(r => r.Dialog is null).Select(r => new { r.Place, r.Problem }),
            report.Apis,
            report.Dialogs,
        });
    }

    private static void Describe(Output output, ApiFigures? apis, DialogFigures? dialogs)
    {
        if (apis is not null)
        {
            output.Line(FormattableString.Invariant($"{apis.Count} tools of {apis.ByDomain.Count} domains, {apis.NestedShare:P1} nested, {apis.NearDuplicateShare:P1} with a near duplicate"));
        }

        if (dialogs is not null)
        {
            output.Line(FormattableString.Invariant($"{dialogs.Count} dialogs: {string.Join(", ", dialogs.ByKind.Select(k => $"{k.Value} {k.Key}"))}; distinct-1 {dialogs.Distinct1:F3}, distinct-2 {dialogs.Distinct2:F3}"));
        }
    }
}
