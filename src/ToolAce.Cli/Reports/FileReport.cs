using ToolAce.Cli.Hosting;
using ToolAce.Cli.Verbs.Data;
using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Reports;
using ToolAce.Cycles.Stages.Contaminations;
using ToolAce.Cycles.Stages.Importing;
using ToolAce.Verification;

namespace ToolAce.Cli.Reports;

/// <summary>What the dialogs of a file are made of, how many pass, why the others do not, and what they share with suites.</summary>
internal static class FileReport
{
    /// <summary>Reads, judges, compares and tells.</summary>
    /// <param name="source">The file or folder, absolute.</param>
    /// <param name="openEnd">Whether dialogs may end with calls that nothing answers.</param>
    /// <param name="data">The folder of official suites as given; null for the usual ones.</param>
    /// <param name="picture">Draws the dialogs' picture where one is asked for, and says where it lies.</param>
    /// <param name="output">Where to tell.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="UsageException">The file or the folder cannot be used.</exception>
    public static async Task WriteAsync(string source, bool openEnd, string? data, Func<DialogFigures, string?> picture, Output output, CancellationToken cancellationToken)
    {
        var official = SuiteFolders.Official(data);
        List<OwnDialog> rows = InputFiles.Reading(() => OwnDialogs.Read(source, DataFormat.Auto).ToList());
        List<Dialog> dialogs = [.. rows.Select(r => r.Dialog).OfType<Dialog>()];
        var funnel = new VerifyFunnel();
        foreach (var line in await new RowJudge(VerificationLayers.Both, openEnd).JudgeAsync(rows, cancellationToken))
        {
            funnel.Add(line);
        }

        var report = FileReports.Of(dialogs, cancellationToken);
        output.Line($"in {funnel.In}: read {dialogs.Count}, accepted {funnel.Accepted}, rejected {funnel.Rejected}, unsure {funnel.Unsure}, unreadable {funnel.Unreadable}");
        funnel.Describe(output);
        MadeOfText.Write(output, report.Apis, report.Dialogs);
        var contamination = FileScreen.Of(dialogs, SuiteFolders.Own, official, cancellationToken);
        ContaminationText.Write(output, "dialogs", contamination);
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
            contamination,
            picture = picture(report.Dialogs),
        });
    }
}
