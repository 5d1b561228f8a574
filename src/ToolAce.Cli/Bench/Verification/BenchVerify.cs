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
    private const double LeastRuleRecall = 0.99;
    private const double LeastExpertRecall = 0.9;
    private readonly Option<int> _clean = new("--clean") { Description = "Clean dialogs to judge.", DefaultValueFactory = _ => 10_000 };
    private readonly Option<int> _samples = new("--samples") { Description = "Samples of each fault class.", DefaultValueFactory = _ => 100 };
    private readonly Option<int> _passes = new("--passes") { Description = "Passes of each speed; the median counts.", DefaultValueFactory = _ => 5 };
    private readonly Option<int> _seed = new("--seed") { Description = "Draws dialogs and faults.", DefaultValueFactory = _ => 1 };

    protected override void Declare(Command command)
    {
        command.Options.Add(_clean);
        command.Options.Add(_samples);
        command.Options.Add(_passes);
        command.Options.Add(_seed);
    }

    public override async Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var seed = arguments.GetValue(_seed);
        var source = await CleanDialogs.OpenAsync(Apis, seed, cancellationToken);
        var verifier = new DialogVerifier(ScriptedExperts.All(source.Synonyms));
        var clean = await source.MakeAsync(arguments.GetValue(_clean), seed + 1, cancellationToken);

        using var work = new WorkFolder(given: null);
        var rates = new RuleRates(clean, arguments.GetValue(_passes));
        var report = new VerifyReport(Math.Round(await rates.FromParquetAsync(work.Path, cancellationToken)), Math.Round(await rates.ParsedAsync(cancellationToken)))
        {
            FaultClasses = 0, RuleRecall = 0, ExpertRecall = 0, FalseAlarms = 0, CleanSamples = clean.Count,
        };
        output.Line($"rules: {report.RuleDialogsPerSecond:N0} dialogs/s from Parquet, {report.RuleDialogsPerSecondParsed:N0} already parsed");

        var classes = await CatchAsync(new FaultRun(source.Faults, verifier, await source.MakeAsync(RareFaults * arguments.GetValue(_clean), seed + 2, cancellationToken), arguments.GetValue(_samples), seed + 3), output, cancellationToken);
        var (alarms, reasons) = await FaultRun.FalseAlarmsAsync(verifier, clean, cancellationToken);
        output.Line($"clean: {alarms} of {clean.Count:N0} rejected");
        foreach (var reason in reasons)
        {
            output.Line($"  {reason}");
        }

        double Least(VerdictLayer layer) => Math.Round(classes.Where(c => c.Layer == layer).Min(c => c.Recall), 4);
        var dedup = DedupMeasure.Run();
        report = report with
        {
            DedupItems = dedup?.Items,
            DedupSeconds = dedup?.Seconds,
            GrowthExponent = dedup?.Exponent,
            FaultClasses = classes.Count,
            RuleRecall = Least(VerdictLayer.Rule),
            ExpertRecall = Least(VerdictLayer.Expert),
            FalseAlarms = alarms,
        };
        output.Result(report);
        return report.RuleRecall >= LeastRuleRecall && report.ExpertRecall >= LeastExpertRecall && alarms == 0 ? ExitCodes.Done : ExitCodes.Failed;
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
