using System.CommandLine;
using ToolAce.Cli.Reports;

namespace ToolAce.Cli.Verbs.Data;

/// <summary>
/// What <c>--preview</c> means with every verb: ten samples first, shown and written nowhere. The full run follows where <c>--yes</c> says so, or where a person at the
/// terminal does.
/// </summary>
internal sealed class PreviewOptions
{
    /// <summary>Samples of a preview.</summary>
    public const int Samples = 10;

    private readonly Option<bool> _preview = new("--preview") { Description = $"Shows {Samples} samples first, before the run begins and its file is made; goes on with the full run where you say so." };
    private readonly Option<bool> _yes = new("--yes") { Description = "With --preview: goes on with the full run without asking." };

    public void Declare(Command command)
    {
        command.Options.Add(_preview);
        command.Options.Add(_yes);
    }

    public bool Asked(ParseResult arguments) => arguments.GetValue(_preview);

    /// <summary>Whether the full run follows the samples.</summary>
    public async Task<bool> GoesOnAsync(ParseResult arguments, Output output, string run, CancellationToken cancellationToken)
    {
        if (arguments.GetValue(_yes))
        {
            return true;
        }

        if (output.Json || Console.IsInputRedirected)
        {
            output.Note($"The run has not begun. The same command with --yes, or without --preview, goes on: {run}.");
            return false;
        }

        output.Note($"Go on: {run}? [y/N]");

        // Reading from a terminal cannot be interrupted: who is asked to stop meanwhile does not wait for it.
        var answer = await Task.Run(Console.ReadLine, CancellationToken.None).WaitAsync(cancellationToken);
        return answer?.Trim() is "y" or "Y" or "yes";
    }
}
