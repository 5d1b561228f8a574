using System.Diagnostics;
using ToolAce.Core.Statistics;

namespace ToolAce.Cli.Bench.Web;

/// <summary>The middle of what was measured.</summary>
internal static class Medians
{
    /// <summary>Half lie below, half above; rounded to so many digits.</summary>
    public static double Of(IEnumerable<double> values, int digits) => Math.Round(Quantiles.Of(values, 0.5), digits);

    /// <summary>Median milliseconds of some calls.</summary>
    public static async Task<double> MillisecondsAsync(int times, Func<Task> work)
    {
        var taken = new List<double>();
        for (var i = 0; i < times; i++)
        {
            var clock = Stopwatch.StartNew();
            await work();
            taken.Add(clock.Elapsed.TotalMilliseconds);
        }

        return Of(taken, digits: 1);
    }
}
