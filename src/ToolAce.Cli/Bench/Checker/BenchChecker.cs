using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Eval.ApiBank;
using ToolAce.Eval.Records;

namespace ToolAce.Cli.Bench.Checker;

/// <summary>
/// <c>toolace bench checker</c>: how fast verdicts are given, in one process on all cores, over the recorded outputs with everything they need in memory. Every pass
/// gives all verdicts anew; one that differs from its record fails the bench, since a fast wrong scorer is worth nothing.
/// </summary>
internal sealed class BenchChecker() : VerbPart("checker", "Measures how many outputs are decoded, checked and executed in a second, over the recorded ones.")
{
    private readonly Option<string?> _data = new("--data") { Description = "The folder that holds bfcl/, api-bank/ and reference/ (default $TOOLACE_DATA)." };
    private readonly Option<int> _passes = new("--passes") { Description = "Passes of each measure; the median counts.", DefaultValueFactory = _ => 9 };

    protected override void Declare(Command command)
    {
        command.Options.Add(_data);
        command.Options.Add(_passes);
    }

    public override Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var data = Path.GetFullPath(arguments.GetValue(_data) ?? Environment.GetEnvironmentVariable("TOOLACE_DATA")
            ?? throw new UsageException("The recorded outputs are not named.", "Name their folder with --data or TOOLACE_DATA: it holds bfcl/, api-bank/ and reference/."));
        var records = Path.Combine(data, "reference");
        var passes = new Passes(arguments.GetValue(_passes), output, cancellationToken);
        var single = AstWorkload.Load(data, records);
        var check = passes.Measure("check", single.Decoded, single.CheckAll);
        var decode = passes.Measure("decode and check", single.Decodable, single.DecodeAndCheckAll);
        var turns = MultiTurnWorkload.Load(data, records);
        var entries = passes.Measure("multi-turn", turns.Count, turns.CheckAll);
        var bank = ApiBankWorkload.Load(data);
        var calls = passes.Measure("API-Bank", bank.Calls, bank.Run);
        output.Result(new
        {
            checkerItemsPerSecond = check,
            decodeAndCheckItemsPerSecond = decode,
            multiTurnEntriesPerSecond = entries,
            apiBankCallsPerSecond = calls,
            cores = Environment.ProcessorCount,
            passes.Differing,
        });
        return Task.FromResult(passes.Differing == 0 ? ExitCodes.Done : ExitCodes.Failed);
    }
}
