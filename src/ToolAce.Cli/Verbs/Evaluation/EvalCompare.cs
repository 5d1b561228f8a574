using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Eval.Anatomies;
using ToolAce.Eval.Comparisons;
using ToolAce.Eval.Leaderboards.Formulas;

namespace ToolAce.Cli.Verbs.Evaluation;

/// <summary><c>toolace eval compare</c>: runs over the same items side by side, each against the first.</summary>
internal sealed class EvalCompare() : VerbPart("compare", "Runs over the same items side by side: intervals, paired differences, what is significant, what went wrong.")
{
    private readonly Argument<string[]> _runs = new("runs")
    {
        Description = "Files of predictions ('eval run --out'), or folders cycles/CYCLE/iteration-N/evaluate of a home; NAME=PATH gives a name.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<BfclVersion> _version = new("--formula") { Description = "The official board's formula: v1, v2, v3executed, v3 or v4.", DefaultValueFactory = _ => BfclVersion.V4 };
    private readonly Option<bool> _items = new("--items") { Description = "Lists every item that differs." };
    private readonly Option<int> _seed = new("--seed") { Description = "Of the bootstrap and of drawn signs." };

    protected override void Declare(Command command)
    {
        command.Arguments.Add(_runs);
        command.Options.Add(_version);
        command.Options.Add(_items);
        command.Options.Add(_seed);
    }

    public override Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var files = arguments.GetValue(_runs)!.Select(r => RunFiles.Read(r, cancellationToken)).ToList();
        foreach (var (name, lines) in files)
        {
            RunNotes.Write(output, name, lines);
        }

        if (files.Find(f => f.Lines.Predictions.Count == 0) is { Name: { } empty })
        {
            throw new UsageException($"{empty} holds no prediction.", "Name a run that answered something.");
        }

        var report = Compare([.. files.Select(f => new NamedRun(f.Name, f.Lines.Predictions))], arguments);
        var items = arguments.GetValue(_items);
        ComparisonTables.Write(output.Report, report, items);
        output.Result(new
        {
            runs = report.Runs.Zip(files, (run, file) => new
            {
                run.Name,
                run.Scores.Accuracy,
                run.Scores.N,
                run.Scores.Ci95,
                run.Scores.ByCategory,
                run.Board,
                run.Formats,
                run.Anatomy,
                file.Lines.Repeated,
                file.Lines.CutShort,
                leftOut = file.Lines.Problems.Count,
            }),
            comparisons = report.Comparisons.Select(c => items ? c : c with { Difference = c.Difference with { Items = Array.Empty<ItemDifference>() } }),
        });
        return Task.FromResult(ExitCodes.Done);
    }

    private ComparisonReport Compare(IReadOnlyList<NamedRun> runs, ParseResult arguments)
    {
        try
        {
            return ComparisonReport.Of(runs, arguments.GetValue(_version), arguments.GetValue(_seed));
        }
        catch (ArgumentException e)
        {
            throw new UsageException(e.Message + ".", "Only answers to the same items can be compared.");
        }
    }
}
