using ToolAce.Core.Statistics;
using ToolAce.Storage.Artifacts;

namespace ToolAce.Cli.Bench.Web.Samples;

/// <summary>Scores of a cycle that measured four models: the base, bare and with examples, and two iterations.</summary>
internal static class SampleRuns
{
    /// <summary>Columns of the leaderboard.</summary>
    public const int Categories = 30;

    /// <summary>Runs of one cycle.</summary>
    public const int PerCycle = 4;

    private const int Items = 200;
    private const string Base = "6c78ce4da8a7f1f1";
    private static readonly string[] Suites = ["own", "function-calling", "grounded"];

    /// <summary>What the baseline wrote.</summary>
    public static IEnumerable<ScoreRecord> Baseline(int cycle) => [.. Run(cycle, 0, Base, ""), .. Run(cycle, 1, Base, "3-shot")];

    /// <summary>What an iteration's evaluation wrote.</summary>
    public static IEnumerable<ScoreRecord> Evaluation(int cycle, int iteration) => Run(cycle, 1 + iteration, $"{Base}+{cycle:x8}{iteration:x8}", "");

    private static IEnumerable<ScoreRecord> Run(int cycle, int run, string version, string variant)
    {
        var random = new Random(cycle * PerCycle + run);
        for (var i = 0; i < Categories; i++)
        {
            var (suite, category) = i switch { 0 => ("all", "all"), 1 => ("all", "calls"), _ => (Suites[i % Suites.Length], $"category_{i:D2}_{(i % 2 == 0 ? "live" : "simple")}") };
            var correct = random.Next(20 * run, Items);
            var interval = Proportions.Wilson(correct, Items);
            yield return new ScoreRecord(version, variant, suite, category, correct, Items, correct / (double)Items, interval.Low, interval.High);
        }
    }
}
