using System.CommandLine;
using System.Diagnostics;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Stages.Verifying;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Dialogs;
using ToolAce.Verification;
using ToolAce.Verification.Experts;

namespace ToolAce.Cli.Bench.Synthesis;

/// <summary>
/// <c>toolace bench synthesize</c>: the paper's pool of tools from the shipped documents, and dialogs over it that both layers judge, by the scripted agents in one
/// process. Everything made is left as data sets, so that what is claimed can be counted.
/// </summary>
internal sealed class BenchSynthesize() : VerbPart("synthesize", "Makes the paper's pool of APIs and dialogs over it, verified, and measures how long it takes.")
{
    private const string Documents = "configs/corpus";
    private const string Wide = "configs/corpus-wide";
    private readonly Option<string> _out = new("--out") { Description = "A new or empty folder for the data sets.", Required = true };
    private readonly Option<int> _apis = new("--apis") { Description = "APIs of the pool.", DefaultValueFactory = _ => 26_507 };
    private readonly Option<int> _dialogs = new("--dialogs") { Description = "Dialogs over it.", DefaultValueFactory = _ => 100_000 };
    private readonly Option<int> _seed = new("--seed") { Description = "Decides what is drawn.", DefaultValueFactory = _ => 1 };
    private readonly Option<string?> _further = new("--further") { Description = $"A folder of further documents (default: {Wide}, where it is)." };

    protected override void Declare(Command command)
    {
        foreach (var option in new Option[] { _out, _apis, _dialogs, _seed, _further })
        {
            command.Options.Add(option);
        }
    }

    public override async Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var size = new SynthesisSize(arguments.GetValue(_apis), arguments.GetValue(_dialogs), arguments.GetValue(_seed), Environment.ProcessorCount);
        if (size is not { Apis: > 0, Dialogs: >= 0 })
        {
            throw new UsageException("--apis and --dialogs are counts.", "Give at least 1 API and no fewer than 0 dialogs.");
        }

        var folder = new SynthesisFolder(Path.GetFullPath(arguments.GetValue(_out)!), size);
        var root = Path.Combine(ProgramRoot.Current(), Documents);
        var corpus = Corpus.Load(root, Further(arguments.GetValue(_further)));
        var pool = await PoolMaker.MakeAsync(corpus, size, output, cancellationToken);
        var figures = PoolFigures.Of(pool.Apis, pool.Tree, size.Workers, cancellationToken);
        output.Line($"{pool.Apis.Count:N0} APIs of {figures.Domains} domains in {pool.Seconds:F1} s, {figures.NestedShare:P1} nested, {figures.NearDuplicateShare:P2} near another");

        var clock = Stopwatch.StartNew();
        var options = new DialogOptions { Seed = size.Seed };
        var generator = new DialogGenerator(DialogAgents.Scripted(corpus, pool.Values, options.AssistantErrors));
        var verifier = new DialogVerifier(ScriptedExperts.All(Synonyms.Parse(File.ReadLines(Path.Combine(root, "verbs.txt")))));
        var (dialogs, verdicts) = size.Dialogs == 0
            ? ([], [])
            : await new DialogMaker(generator, verifier, new ToolPool(pool.Apis), options, size).MakeAsync(output, cancellationToken);
        var report = SynthesisReport.Of(pool, figures, dialogs.Count, clock.Elapsed.TotalSeconds);
        output.Line($"{dialogs.Count:N0} dialogs in {report.DialogSeconds:F1} s: {SynthesisReport.Decisions(verdicts)}");

        Write(folder, pool, dialogs, verdicts, output, cancellationToken);
        var shortfalls = report.Shortfalls(size, figures).ToArray();
        foreach (var shortfall in shortfalls)
        {
            output.Line($"not met: {shortfall}");
        }

        output.Result(report);
        return shortfalls.Length == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static string? Further(string? given)
    {
        var usual = Path.Combine(ProgramRoot.Current(), Wide);
        return given is not null ? Path.GetFullPath(given) : Directory.Exists(usual) ? usual : null;
    }

    private static void Write(
        SynthesisFolder folder, Pool pool, IReadOnlyList<Dialog> dialogs, IReadOnlyList<DialogVerdict> verdicts, Output output, CancellationToken cancellationToken)
    {
        using var progress = output.Begin("data sets", pool.Apis.Count + dialogs.Count * 2L, "rows");
        var written = 0L;
        IEnumerable<T> Counted<T>(IEnumerable<T> rows) => rows.Select(row =>
        {
            progress.Report(++written);
            return row;
        });
        folder.Write("context_tree", pool.Tree.Rows(), cancellationToken);
        folder.Write("apis", Counted(pool.Apis), cancellationToken);
        folder.Write("dialogs", Counted(dialogs), cancellationToken);
        folder.Write("verdicts", Counted(verdicts.Select(VerdictRow.Of)), cancellationToken);
    }
}
