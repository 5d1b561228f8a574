using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Core.Json;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Stages.Contaminations;

namespace ToolAce.Cli.Verbs.Data;

/// <summary><c>--contamination</c> and <c>--data</c> of verbs that make what may be trained on.</summary>
internal sealed class ContaminationOptions
{
    private static readonly Dictionary<string, ContaminationAction> Actions = Enum.GetValues<ContaminationAction>().ToDictionary(CoreJson.Word, StringComparer.Ordinal);

    private readonly Option<string> _action = new("--contamination")
    {
        Description = "What becomes of what a suite asks, by a tool of the same name and parameters or 13 words in a row: block leaves it out and says why, report lets it through and says so, off does not look.",
        DefaultValueFactory = _ => CoreJson.Word(ContaminationAction.Block),
    };

    private readonly Option<string?> _data = new("--data") { Description = "The folder of official suites to compare with, holding bfcl/, api-bank/ and general/ (default $TOOLACE_DATA, else the one beside the program)." };

    public void Declare(Command command)
    {
        command.Options.Add(_action);
        command.Options.Add(_data);
    }

    /// <summary>Reads the suites, once a process.</summary>
    /// <exception cref="UsageException">There is no such action, or no such folder.</exception>
    public SuiteGuard Guard(ParseResult arguments)
    {
        var word = arguments.GetValue(_action)!;
        if (!Actions.TryGetValue(word, out var action))
        {
            throw new UsageException($"There is no --contamination {word}.", $"Say one of {string.Join(", ", Actions.Keys)}.");
        }

        return new SuiteGuard(action, FileScreen.Open(action, SuiteFolders.Own, SuiteFolders.Official(arguments.GetValue(_data))));
    }
}
