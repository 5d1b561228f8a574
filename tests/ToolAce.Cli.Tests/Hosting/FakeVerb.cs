using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;

namespace ToolAce.Cli.Tests.Hosting;

/// <summary>A verb whose work the test gives.</summary>
internal sealed class FakeVerb(Func<Output, int> work) : Verb("fake", "does what the test says")
{
    public Option<int> Count { get; } = new("--count");

    protected override void Declare(Command command) => command.Options.Add(Count);

    protected override Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken) => Task.FromResult(work(output));
}
