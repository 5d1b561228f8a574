using System.CommandLine;
using ToolAce.Agents.Chat;
using ToolAce.Agents.Limits;
using ToolAce.Agents.Stacks;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;

namespace ToolAce.Cli.Bench.Endpoint;

/// <summary><c>toolace bench endpoint-client</c>: the process that asks in <see cref="BenchEndpoint"/>, apart so that it can be killed.</summary>
internal sealed class BenchEndpointClient() : VerbPart("endpoint-client", "Asks a pretended endpoint; the part of bench endpoint that is killed.")
{
    /// <summary>Where the samples lie within the work folder.</summary>
    public const string Samples = "samples.jsonl";

    private readonly Option<string> _address = new("--address") { Description = "The endpoint's base address.", Required = true };
    private readonly Option<string> _folder = new("--work") { Description = "Where answers, bill and samples are kept.", Required = true };
    private readonly Option<int> _samples = new("--samples") { Description = "How many samples.", DefaultValueFactory = _ => 1000 };
    private readonly Option<int> _inFlight = new("--in-flight") { Description = "Requests under way at the most.", DefaultValueFactory = _ => 512 };

    protected override void Declare(Command command)
    {
        command.Hidden = true;
        foreach (var option in new Option[] { _address, _folder, _samples, _inFlight })
        {
            command.Options.Add(option);
        }
    }

    public override async Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var folder = arguments.GetValue(_folder)!;
        var (samples, inFlight) = (arguments.GetValue(_samples), arguments.GetValue(_inFlight));
        var options = new ChatStackOptions
        {
            AnswerFolder = Path.Combine(folder, "answers"),
            UsageFile = Path.Combine(folder, "agents.jsonl"),
            Limits = ChatLimits.For(inFlight, ChatLimits.UsualPatience),
        };
        using var stack = new ChatStack(new ChatEndpoint(new Uri(arguments.GetValue(_address)!), "dull", key: null), options, TimeProvider.System);
        using var progress = output.Begin("samples", samples, "samples");
        var missing = await new SampleAsker(stack, Path.Combine(folder, Samples), inFlight).RunAsync(samples, new Counted(progress), cancellationToken);
        output.Result(new { missing, stack.Usage.Totals.Requests, stack.Usage.Totals.Failures, stack.Usage.Totals.CacheHits });
        return ExitCodes.Done;
    }

    private sealed class Counted(ProgressDisplay display) : IProgress<int>
    {
        public void Report(int value) => display.Report(value);
    }
}
