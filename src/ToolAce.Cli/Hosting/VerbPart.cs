using System.CommandLine;
using ToolAce.Cli.Reports;

namespace ToolAce.Cli.Hosting;

/// <summary>One part of a verb that has several, such as <c>eval records</c>; a class of its own where a verb's parts have nothing in common.</summary>
internal abstract class VerbPart(string name, string description)
{
    /// <summary>The part as the parser wants it, without its action.</summary>
    public Command Create()
    {
        var command = new Command(name, description);
        Declare(command);
        return command;
    }

    /// <summary>Does the work and answers one of <see cref="ExitCodes"/>. Exceptions are reported by the caller.</summary>
    public abstract Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken);

    /// <summary>Adds arguments and options.</summary>
    protected abstract void Declare(Command command);
}
