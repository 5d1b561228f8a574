using System.CommandLine;
using ToolAce.Cli.Reports;

namespace ToolAce.Cli.Hosting;

/// <summary>
/// One verb of the command line. Its options are declared without touching any other room, so that a start pays only for the verb it runs:
/// rooms are named in <see cref="RunAsync"/> and below it.
/// </summary>
internal abstract class Verb(string name, string description)
{
    public string Name { get; } = name;

    public string Description { get; } = description;

    /// <summary>Adds arguments, options and, for verbs with parts, subcommands (each with an action made by <see cref="Act"/>).</summary>
    protected abstract void Declare(Command command);

    /// <summary>Does the work and answers one of <see cref="ExitCodes"/>. Exceptions are reported by the caller.</summary>
    protected abstract Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken);

    /// <summary>The verb as the parser wants it. An action of its own is set only where the verb has no parts.</summary>
    public Command Create(Output output)
    {
        var command = new Command(Name, Description);
        Output = output;
        Declare(command);
        if (command.Subcommands.Count == 0)
        {
            Act(command, RunAsync);
        }

        return command;
    }

    /// <summary>Gives a subcommand its work.</summary>
    protected void Act(Command command, Func<ParseResult, Output, CancellationToken, Task<int>> work) =>
        command.SetAction((arguments, cancellationToken) => work(arguments, Output!, cancellationToken));

    /// <summary>Adds a part that is a class of its own.</summary>
    protected void Add(Command command, VerbPart part)
    {
        var child = part.Create();
        Act(child, part.RunAsync);
        command.Subcommands.Add(child);
    }

    private Output? Output { get; set; }
}
