using System.CommandLine;
using System.Globalization;
using ToolAce.Cli.Hosting;

namespace ToolAce.Cli.Bench.Endpoint;

/// <summary>The options that say how loaded a pretended endpoint is.</summary>
internal sealed class LoadOptions
{
    private readonly Option<int> _slots = new("--slots") { Description = "Requests that it works on at once.", DefaultValueFactory = _ => 512 };
    private readonly Option<double> _median = new("--median") { Description = "Median seconds of an answer.", DefaultValueFactory = _ => 2 };
    private readonly Option<int> _seed = new("--seed") { Description = "Draws latencies and faults.", DefaultValueFactory = _ => 1 };

    public void Declare(Command command)
    {
        command.Options.Add(_slots);
        command.Options.Add(_median);
        command.Options.Add(_seed);
    }

    /// <exception cref="UsageException">One of them cannot be.</exception>
    public EndpointLoad Read(ParseResult arguments)
    {
        var load = new EndpointLoad(arguments.GetValue(_slots), arguments.GetValue(_median), arguments.GetValue(_seed));
        return load is { Slots: >= 1, Median: > 0 and <= 600 }
            ? load
            : throw new UsageException("--slots is a count, --median a number of seconds.", "Give at least 1 slot, and a median above 0 and up to 600.");
    }

    /// <summary>The same as arguments for another process.</summary>
    public static IReadOnlyList<string> Arguments(EndpointLoad load) =>
    [
        "--slots", load.Slots.ToString(CultureInfo.InvariantCulture),
        "--median", load.Median.ToString(CultureInfo.InvariantCulture),
        "--seed", load.Seed.ToString(CultureInfo.InvariantCulture),
    ];
}
