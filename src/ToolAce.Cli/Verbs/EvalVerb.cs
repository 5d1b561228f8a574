using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Cli.Verbs.Evaluation;

namespace ToolAce.Cli.Verbs;

/// <summary><c>toolace eval</c>: suites answered, recorded verdicts recomputed, runs compared, official boards read.</summary>
internal sealed class EvalVerb() : Verb("eval", "Suites: let a model answer them, check what it says, compare runs and official boards.")
{
    protected override void Declare(Command command)
    {
        Add(command, new EvalRun());
        Add(command, new EvalRecords());
        Add(command, new EvalCompare());
        Add(command, new EvalImport());
    }

    protected override Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken) =>
        throw new UsageException("'eval' has parts.", "Say toolace eval run, records, compare or import.");
}
