using ToolAce.Eval.General.Isolation;

namespace ToolAce.Cycles.Estimates;

/// <summary>Whether this machine can isolate the Python that models write. What held once is not tried again, for it is asked at every change of a form.</summary>
internal static class CodeIsolation
{
    private static volatile IsolationReport? held;

    public static IsolationReport Report()
    {
        if (held is { } known)
        {
            return known;
        }

        // On a thread of the pool: whoever asks may be a page, whose own thread the answer must not wait for.
        var report = Task.Run(() => PythonIsolation.ProbeAsync(CancellationToken.None)).GetAwaiter().GetResult();
        held = report.Allowed ? report : null;
        return report;
    }
}
