using System.CommandLine;
using System.Text.Json;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Core.Json;
using ToolAce.Eval.Records;

namespace ToolAce.Cli.Verbs.Evaluation;

/// <summary><c>toolace eval records</c>: recomputes recorded official verdicts from their inputs.</summary>
internal sealed class EvalRecords() : VerbPart("records", "Recomputes recorded official verdicts from their inputs and lists those that come out otherwise.")
{
    private const int ShownLines = 20;
    private readonly Argument<string[]> _paths = new("paths") { Description = "Files of records (.jsonl, .jsonl.gz), or folders of such.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> _data = new("--data") { Description = "The folder that holds bfcl/ and api-bank/ (default $TOOLACE_DATA)." };
    private readonly Option<string?> _out = new("--out") { Description = "A file for the disagreements, one JSON object a line." };

    protected override void Declare(Command command)
    {
        command.Arguments.Add(_paths);
        command.Options.Add(_data);
        command.Options.Add(_out);
    }

    public override async Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var data = arguments.GetValue(_data) ?? Environment.GetEnvironmentVariable("TOOLACE_DATA")
            ?? throw new UsageException("The questions that the records belong to are not named.", "Name their folder with --data or TOOLACE_DATA: it holds bfcl/ and api-bank/.");
        await using var file = arguments.GetValue(_out) is { } path ? new StreamWriter(path) : null;
        var shown = 0;
        RecordReport report;
        using (var progress = output.Begin("recompute", 0, "records"))
        {
            report = new RecordVerification(Path.GetFullPath(data), TimeProvider.System).Run(arguments.GetValue(_paths)!, Note, progress, cancellationToken);
        }

        foreach (var (name, count) in report.ByFile)
        {
            output.Line($"{name}: {count.Records} records, {count.Disagreements} disagree");
        }

        output.Line($"{report.Records} records, {report.Disagreements} disagree, {report.Skipped} could not be judged; {report.ItemsPerSecond:0} a second");
        output.Result(report);
        return report is { Disagreements: 0, Skipped: 0 } ? ExitCodes.Done : ExitCodes.Failed;

        void Note(Disagreement found)
        {
            file?.WriteLine(JsonSerializer.Serialize(found, CoreJson.Options));
            if (shown++ < ShownLines)
            {
                output.Note($"{found.File}, line {found.Line}, {found.Id}: {found.Field}: recorded {found.Recorded}, computed {found.Computed}");
            }
        }
    }
}
