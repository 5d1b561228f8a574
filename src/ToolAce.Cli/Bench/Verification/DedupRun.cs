using System.Diagnostics;
using ToolAce.Core.Similarity;

namespace ToolAce.Cli.Bench.Verification;

/// <summary>Searches definitions for near duplicates at a hundredth, a tenth and the whole of a number, from definitions in memory to everyone's nearest neighbour.</summary>
internal sealed class DedupRun(int items, int seed, int workers)
{
    /// <summary>The fewest items of which a hundredth can still be timed.</summary>
    public const int Least = 10_000;

    private const int Stretch = 10_000;
    private const int SmallRuns = 5; // the smaller sizes are over in a blink: their median counts
    private static readonly int[] Parts = [100, 10, 1];
    private readonly SignatureSource _source = new(seed);

    /// <summary>How many signatures are looked at in all, each once to be read and once to be compared.</summary>
    public long Work => 2L * (Size(Parts[0]) + Parts.Sum(p => (p == 1 ? 1L : SmallRuns) * Size(p)));

    /// <summary>The measurement.</summary>
    public DedupMeasure Run(IProgress<long> progress, CancellationToken cancellationToken)
    {
        var done = Search(Size(Parts[0]), 0, progress, cancellationToken).Done; // warms up
        var costs = new List<(double Items, double Cost)>();
        var last = default(Timing)!;
        foreach (var size in Parts.Select(Size))
        {
            var cost = new List<double>();
            for (var run = 0; run < (size == items ? 1 : SmallRuns); run++)
            {
                last = Search(size, done, progress, cancellationToken);
                done = last.Done;
                cost.Add(last.Cost);
            }

            cost.Sort();
            costs.Add((size, cost[cost.Count / 2]));
        }

        return new DedupMeasure(items, last.Seconds, Slope(costs), last.Found);
    }

    /// <summary>The slope of the line through the points on logarithmic axes, by least squares.</summary>
    internal static double Slope(IReadOnlyList<(double Items, double Cost)> points)
    {
        var (x, y) = (points.Average(p => Math.Log(p.Items)), points.Average(p => Math.Log(p.Cost)));
        return points.Sum(p => (Math.Log(p.Items) - x) * (Math.Log(p.Cost) - y)) / points.Sum(p => Math.Pow(Math.Log(p.Items) - x, 2));
    }

    private int Size(int part) => items / part;

    private Timing Search(int size, long before, IProgress<long> progress, CancellationToken cancellationToken)
    {
        GC.Collect();
        var sets = new ulong[size][];
        var (wall, cost) = (TimeSpan.Zero, TimeSpan.Zero);
        void Timed(Action work)
        {
            var (clock, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            work();
            wall += Stopwatch.GetElapsedTime(clock);
            cost += Environment.CpuUsage.TotalTime - processor;
        }

        // Only a stretch of definitions lies in memory at a time; making them up is not part of the search.
        for (var at = 0; at < size; at += Stretch)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (start, apis) = (at, _source.Make(at, Math.Min(Stretch, size - at)));
            Timed(() => Parallel.For(0, apis.Length, new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken }, i => sets[start + i] = Shingles.Of(apis[i])));
            progress.Report(before + at + apis.Length);
        }

        IReadOnlyList<Neighbour> nearest = [];
        Timed(() => nearest = NearDuplicateSearch.Nearest(sets, Banding.Default, workers, new Onward(progress, before + size), cancellationToken));
        var copies = Enumerable.Range(0, size).Where(SignatureSource.IsCopy).ToList();
        var found = copies.Count(i => nearest[i].Jaccard >= Shingles.Jaccard(sets[i], sets[i - 1]));
        return new Timing(wall.TotalSeconds, cost.TotalSeconds, (double)found / Math.Max(1, copies.Count), before + 2L * size);
    }

    private sealed record Timing(double Seconds, double Cost, double Found, long Done);

    /// <summary>Progress that goes on where other work stopped.</summary>
    private sealed class Onward(IProgress<long> whole, long before) : IProgress<int>
    {
        public void Report(int value) => whole.Report(before + value);
    }
}
