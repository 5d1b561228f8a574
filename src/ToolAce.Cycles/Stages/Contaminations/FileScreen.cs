using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Configuration;
using ToolAce.Eval.Separation;

namespace ToolAce.Cycles.Stages.Contaminations;

/// <summary>Compares dialogs that belong to no cycle with all suites, as a cycle's stages do.</summary>
public static class FileScreen
{
    /// <summary>What it comes to; nothing is held back.</summary>
    /// <param name="dialogs">The dialogs.</param>
    /// <param name="own">The folder of the project's own suites; null leaves them out.</param>
    /// <param name="data">The folder of the official ones; null when none is known.</param>
    /// <param name="cancellationToken">Stops between two dialogs.</param>
    /// <exception cref="ToolAce.Eval.Suites.SuiteException">An own suite cannot be read.</exception>
    public static ContaminationReport Of(IEnumerable<Dialog> dialogs, string? own, string? data, CancellationToken cancellationToken)
    {
        var screen = new SuiteScreen(new ContaminationConfig(ContaminationAction.Report, ContaminationIndex.UsualNgram), KnownSuites.Load(own, data));
        foreach (var dialog in dialogs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            screen.Refuse(dialog);
        }

        return screen.Report();
    }
}
