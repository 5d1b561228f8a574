using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Core.Verdicts;
using ToolAce.Synthesis.Faults;
using ToolAce.Verification;
using ToolAce.Verification.Experts;

namespace ToolAce.Cli.Bench.Verification;

/// <summary><c>toolace bench verify</c>: how fast the rules judge, which seeded faults each layer catches, and what it says of clean dialogs.</summary>
internal sealed class BenchVerify() : VerbPart("verify", "Measures verification: its speed, the seeded faults it catches, its false alarms on clean dialogs.")
{
    private const int Apis = 400;
    private const int RareFaults = 3; // some faults find a place in one dialog of some hundreds
    private const int DedupItems = 1_000_000;
    private readonly Option<int> _clean = new("--clean") { Description = "Clean dialogs to judge.", DefaultValueFactory = _ => 10_000 };
    private readonly Option<int> _samples = new("--samples") { Description = "Samples of each fault class.", DefaultValueFactory = _ => 100 };
    private readonly Option<int> _passes = new("--passes") { Description = "Passes of each speed; the median counts.", DefaultValueFactory = _ => 5 };
    private readonly Option<int> _dedup = new("--dedup") { Description = $"Signatures of the near-duplicate search, at least {DedupRun.Least:N0}; 0 for no search.", DefaultValueFactory = _ => DedupItems };
    private readonly Option<int> _seed = new("--seed") { Description = "Draws dialogs and faults.", DefaultValueFactory = _ => 1 };

    protected override void Declare(Command command)
    {
        command.Options.Add(_clean);
        command.Options.Add(_samples);
        command.Options.Add(_passes);
        command.Options.Add(_dedup);
        command.Options.Add(_seed);
    }

    public override async Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var (seed, dedupItems) = (arguments.GetValue(_seed), arguments.GetValue(_dedup));
        if (dedupItems is not 0 and < DedupRun.Least || arguments.GetValue(_clean) < 1 || arguments.GetValue(_samples) < 1 || arguments.GetValue(_passes) < 1)
        {
            throw new UsageException("A number is too small to measure by.", $"Give --dedup 0 or at least {DedupRun.Least}, and at least 1 for --clean, --samples and --passes.");
        }

        var source = await CleanDialogs.OpenAsync(Apis, seed, cancellationToken);
        var verifier = new DialogVerifier(ScriptedExperts.All(source.Synonyms));
        var clean = await source.MakeAsync(arguments.GetValue(_clean), seed + 1, cancellationToken);

        using var work = new WorkFolder(given: null);
        var rates = new RuleRates(clean, arguments.GetValue(_passes));
        var (fromParquet, parsed) = (await rates.FromParquetAsync(work.Path, cancellationToken), await rates.ParsedAsync(cancellationToken));
        output.Line($"rules: {fromParquet:N0} dialogs/s from Parquet, {parsed:N0} already parsed");

        var places = await source.MakeAsync(RareFaults * arguments.GetValue(_clean), seed + 2, cancellationToken);
        var classes = await CatchAsync(new FaultRun(source.Faults, verifier, places, arguments.GetValue(_samples), seed + 3), output, cancellationToken);
        var judged = await FaultRun.FalseAlarmsAsync(verifier, clean, cancellationToken);
        output.Line($"clean: {judged.Rejected} of {judged.Count:N0} rejected, {judged.Unsure} unsure");
        foreach (var reason in judged.Reasons)
        {
            output.Line($"  {reason}");
        }

        var dedup = dedupItems == 0 ? null : Search(new DedupRun(dedupItems, seed + 4, Environment.ProcessorCount), output, cancellationToken);
        var report = VerifyReport.Of(fromParquet, parsed, dedup, classes, arguments.GetValue(_samples), judged);
        var shortfalls = report.Shortfalls().ToArray();
        foreach (var shortfall in shortfalls)
        {
            output.Line($"not met: {shortfall}");
        }

        output.Result(report);
        return shortfalls.Length == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static DedupMeasure Search(DedupRun run, Output output, CancellationToken cancellationToken)
    {
        using var progress = output.Begin("near duplicates", run.Work, "signatures");
        var found = run.Run(progress, cancellationToken);
        progress.Dispose();
        output.Line($"near duplicates: {found.Items:N0} signatures in {found.Seconds:F1} s, {found.Found:P2} of the near copies found, cost grows with the power {found.Exponent:F2}");
        return found;
    }

    private static async Task<IReadOnlyList<ClassRecall>> CatchAsync(FaultRun run, Output output, CancellationToken cancellationToken)
    {
        var classes = new List<ClassRecall>();
        using var progress = output.Begin("fault classes", FaultCatalog.Classes.Count, "classes");
        foreach (var fault in FaultCatalog.Classes)
        {
            classes.Add(await run.RunAsync(fault, cancellationToken));
            progress.Report(classes.Count);
        }

        foreach (var one in classes.OrderBy(c => c.Layer).ThenBy(c => c.Recall))
        {
            output.Line($"  {one.Recall,7:P1} {one.Layer,-6} {one.Id}: {one.Caught} of {one.Samples} caught, {one.Unsure} unsure, {one.CaughtElsewhere} by the other layer");
        }

        return classes;
    }
}
