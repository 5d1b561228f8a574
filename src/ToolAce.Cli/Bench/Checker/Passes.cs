using System.Diagnostics;
using ToolAce.Cli.Reports;

namespace ToolAce.Cli.Bench.Checker;

/// <summary>Measures a piece of work by several passes over it, after some that only warm up.</summary>
internal sealed class Passes(int count, Output output, CancellationToken cancellationToken)
{
    // The runtime compiles hot code anew while it runs; a few passes of some milliseconds would measure that.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    /// <summary>Verdicts that came out otherwise than recorded, over all passes.</summary>
    public int Differing { get; private set; }

    /// <summary>Items a second: the median of the passes.</summary>
    /// <param name="title">What is measured.</param>
    /// <param name="items">How many items a pass works on.</param>
    /// <param name="pass">One pass; answers how many verdicts differ from the recorded ones.</param>
    public double Measure(string title, int items, Func<CancellationToken, int> pass)
    {
        using var progress = output.Begin(title, count, "passes");
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmUp;)
        {
            Differing += pass(cancellationToken);
        }

        var rates = new List<double>();
        while (rates.Count < count)
        {
            // What an earlier pass left must not be collected within this one.
            GC.Collect();
            var start = Stopwatch.GetTimestamp();
            Differing += pass(cancellationToken);
            rates.Add(items / Stopwatch.GetElapsedTime(start).TotalSeconds);
            progress.Report(rates.Count);
        }

        rates.Sort();
        output.Line($"{title}: {rates[count / 2]:N0} items/s ({rates[0]:N0} to {rates[^1]:N0} in {count} passes over {items:N0})");
        return Math.Round(rates[count / 2]);
    }
}
