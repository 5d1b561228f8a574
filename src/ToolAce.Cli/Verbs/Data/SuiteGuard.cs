using ToolAce.Cli.Reports;
using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Stages.Contaminations;

namespace ToolAce.Cli.Verbs.Data;

/// <summary>Keeps what suites ask out of what verbs make, and says what was met.</summary>
/// <param name="action">What is done about it.</param>
/// <param name="screen">Compares.</param>
internal sealed class SuiteGuard(ContaminationAction action, FileScreen screen)
{
    /// <summary>What decides which rows there are: the action, and the suites that are there.</summary>
    public string Request { get; } = action == ContaminationAction.Off
        ? "off"
        : $"{action.ToString().ToLowerInvariant()}: {string.Join(", ", screen.Report().Suites.Where(s => s.Items > 0).Select(s => FormattableString.Invariant($"{s.Name} {s.Items}")))}";

    /// <summary>What comparing came to, for <c>--json</c>: samples met by suite, over those compared in this run.</summary>
    public object Counts
    {
        get
        {
            var report = screen.Report();
            return new { report.Action, report.Samples, report.Overlaps };
        }
    }

    public (string Reason, string Detail)? Refuse(ApiDefinition api) => screen.Refuse(api);

    public (string Reason, string Detail)? Refuse(Dialog dialog) => screen.Refuse(dialog);

    /// <summary>Tells of suites that something is shared with, and of those that could not be compared with.</summary>
    /// <param name="output">Where to tell.</param>
    /// <param name="what">The samples, in the plural.</param>
    public void Describe(Output output, string what)
    {
        var report = screen.Report();
        if (report.Found.Count > 0)
        {
            ContaminationText.Write(output, what, report, suites: false);
        }

        List<string> missing = [.. report.Suites.Where(s => s.Items == 0).Select(s => s.Name)];
        if (missing.Count > 0)
        {
            output.Note($"Not compared with {string.Join(", ", missing)}, whose data is not there; --data DIR names its folder.");
        }
    }
}
