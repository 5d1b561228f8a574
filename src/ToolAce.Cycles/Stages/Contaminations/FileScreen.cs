using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Configuration;
using ToolAce.Eval.Separation;

namespace ToolAce.Cycles.Stages.Contaminations;

/// <summary>Compares tools and dialogs that belong to no cycle with all suites, as a cycle's stages do, and keeps count. For one thread.</summary>
public sealed class FileScreen
{
    private readonly SuiteScreen screen;

    private FileScreen(SuiteScreen screen) => this.screen = screen;

    /// <summary>A screen over the suites that are there.</summary>
    /// <param name="action">What is done about overlaps; <see cref="ContaminationAction.Off"/> reads no suite.</param>
    /// <param name="own">The folder of the project's own suites; null leaves them out.</param>
    /// <param name="data">The folder of the official ones; null when none is known.</param>
    /// <exception cref="ToolAce.Eval.Suites.SuiteException">An own suite cannot be read.</exception>
    public static FileScreen Open(ContaminationAction action, string? own, string? data)
    {
        var asked = new ContaminationConfig(action, ContaminationIndex.UsualNgram);
        return new FileScreen(action == ContaminationAction.Off ? new SuiteScreen(asked, []) : new SuiteScreen(asked, IndexedSuites.Read(own, data, asked.Ngram)));
    }

    /// <summary>What it comes to for dialogs; nothing is held back.</summary>
    /// <param name="dialogs">The dialogs.</param>
    /// <param name="own">As above.</param>
    /// <param name="data">As above.</param>
    /// <param name="cancellationToken">Stops between two dialogs.</param>
    /// <exception cref="ToolAce.Eval.Suites.SuiteException">An own suite cannot be read.</exception>
    public static ContaminationReport Of(IEnumerable<Dialog> dialogs, string? own, string? data, CancellationToken cancellationToken)
    {
        var compared = Open(ContaminationAction.Report, own, data);
        foreach (var dialog in dialogs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            compared.Refuse(dialog);
        }

        return compared.Report();
    }

    /// <summary>Why a tool is left out, in short and in full; null when it goes on.</summary>
    public (string Reason, string Detail)? Refuse(ApiDefinition tool) => screen.Refuse(tool) is { } held ? (held.Reason, held.Detail) : null;

    /// <summary>Why a dialog is left out, in short and in full; null when it goes on.</summary>
    public (string Reason, string Detail)? Refuse(Dialog dialog) => screen.Refuse(dialog) is { } held ? (held.Reason, held.Detail) : null;

    /// <summary>What it came to so far.</summary>
    public ContaminationReport Report() => screen.Report();
}
