using System.Diagnostics;
using System.Runtime.CompilerServices;
using ToolAce.Cli.Reports;
using ToolAce.Modeling.Tokenizers;

namespace ToolAce.Cli.Bench.Tokenizers;

/// <summary>Speeds in MB (10^6 bytes of UTF-8) a second on one core: the median of several passes after one that warms up.</summary>
internal sealed class Rates(int passes, Output output, CancellationToken cancellationToken)
{
    /// <summary>Text to ids.</summary>
    public double Encode(string title, Tokenizer tokenizer, IReadOnlyList<string> texts) => Measure(title, BenchCorpus.Bytes(texts), warmUp: true, () => tokenizer, t => EncodeAll(t, texts));

    /// <summary>Text to ids with a new tokenizer, whose cache is empty, for every pass.</summary>
    public double EncodeCold(string title, Func<Tokenizer> make, IReadOnlyList<string> texts) => Measure(title, BenchCorpus.Bytes(texts), warmUp: false, make, t => EncodeAll(t, texts));

    /// <summary>Ids to text.</summary>
    public double Decode(string title, Tokenizer tokenizer, IReadOnlyList<string> texts)
    {
        var ids = texts.Select(t => tokenizer.Encode(t)).ToList();
        return Measure(title, BenchCorpus.Bytes(texts), warmUp: true, () => tokenizer, t =>
        {
            foreach (var list in ids)
            {
                t.Decode(list);
            }
        });
    }

    /// <summary>Seconds to read a tokenizer.json and the memory that it then takes, in MB: medians of three.</summary>
    public (double Seconds, double Megabytes) Load(Func<Tokenizer> load)
    {
        load();
        var (seconds, megabytes) = (new List<double>(), new List<double>());
        for (var i = 0; i < 3; i++)
        {
            LoadOnce(load, seconds, megabytes);
        }

        seconds.Sort();
        megabytes.Sort();
        output.Line($"load: {seconds[1]:F2} s, {megabytes[1]:F0} MB");
        return (Round(seconds[1]), Round(megabytes[1]));
    }

    public static double Round(double rate) => Math.Round(rate, 2);

    /// <summary>Not inlined: what one load left must be unreachable when the next begins.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LoadOnce(Func<Tokenizer> load, List<double> seconds, List<double> megabytes)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var start = Stopwatch.GetTimestamp();
        var tokenizer = load();
        seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        megabytes.Add((GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6);
        GC.KeepAlive(tokenizer);
    }

    private static void EncodeAll(Tokenizer tokenizer, IReadOnlyList<string> texts)
    {
        foreach (var text in texts)
        {
            tokenizer.Encode(text);
        }
    }

    private double Measure(string title, long bytes, bool warmUp, Func<Tokenizer> make, Action<Tokenizer> pass)
    {
        using var progress = output.Begin(title, passes, "passes");
        if (warmUp)
        {
            pass(make());
        }

        var rates = new List<double>();
        while (rates.Count < passes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var tokenizer = make();
            GC.Collect();
            var start = Stopwatch.GetTimestamp();
            pass(tokenizer);
            rates.Add(bytes / 1e6 / Stopwatch.GetElapsedTime(start).TotalSeconds);
            progress.Report(rates.Count);
        }

        rates.Sort();
        output.Line($"{title}: {rates[passes / 2]:F1} MB/s ({rates[0]:F1} to {rates[^1]:F1} in {passes} passes over {bytes / 1e6:F1} MB)");
        return Round(rates[passes / 2]);
    }
}
