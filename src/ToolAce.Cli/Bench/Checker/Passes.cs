using System.Diagnostics;
using ToolAce.Cli.Reports;

namespace ToolAce.Cli.Bench.Checker;

/// <summary>Measures a piece of work by several passes over it, after a few that only warm up.</summary>
internal sealed class Passes(int count, Output output, CancellationToken cancellationToken)
{
    private const int WarmUp = 3;

    /// <summary>Verdicts that came out otherwise than recorded, over all passes.</summary>
    public int Differing { get; private set; }

    /// <summary>Items a second: the median of the passes.</summary>
    /// <param name="title">What is measured.</param>
    /// <param name="items">How many items a pass works on.</param>
    /// <param name="pass">One pass; answers how many verdicts differ from the recorded ones.</param>
    public double Measure(string title, int items, Func<CancellationToken, int> pass)
    {
        using var progress = output.Begin(title, WarmUp + count, "passes");
        var rates = new List<double>();
        for (var i = 0; i < WarmUp + count; i++)
        {
            // What an earlier pass left must not be collected within this one.
            GC.Collect();
            var start = Stopwatch.GetTimestamp();
            Differing += pass(cancellationToken);
            rates.Add(items / Stopwatch.GetElapsedTime(start).TotalSeconds);
            progress.Report(i + 1);
        }

        var measured = rates[WarmUp..].Order().ToList();
        output.Line($"{title}: {measured[measured.Count / 2]:N0} items/s ({measured[0]:N0} to {measured[^1]:N0} in {measured.Count} passes over {items:N0})");
        return Math.Round(measured[measured.Count / 2]);
    }
}
