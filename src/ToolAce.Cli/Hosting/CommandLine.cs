using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using ToolAce.Cli.Reports;
using ToolAce.Cli.Verbs;

namespace ToolAce.Cli.Hosting;

/// <summary>The composition root's front: parses, runs one verb, turns its end into an exit code.</summary>
internal static class CommandLine
{
    public const string JsonFlag = "--json";
    public const string VerboseFlag = "--verbose";

    /// <summary>Runs one command line and returns its exit code.</summary>
    public static Task<int> RunAsync(string[] args, TextWriter stdout, TextWriter stderr) => RunAsync(args, stdout, stderr, AllVerbs.Create());

    internal static async Task<int> RunAsync(string[] args, TextWriter stdout, TextWriter stderr, IEnumerable<Verb> verbs)
    {
        // Read before parsing: a command line that does not parse still has to answer in the form it asks for.
        var output = new Output(stdout, stderr, args.Contains(JsonFlag), args.Contains(VerboseFlag), TimeProvider.System);
        using var stop = new StopSignal();
        try
        {
            var parsed = Describe(output, verbs).Parse(args);
            if (parsed.Errors.Count > 0)
            {
                return Refuse(parsed, output);
            }

            var settings = new InvocationConfiguration
            {
                Output = stdout,
                Error = stderr,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(settings, stop.Token);
        }
        catch (Exception e)
        {
            return output.Fail(e, stop.Token.IsCancellationRequested);
        }
    }

    /// <summary>Not a RootCommand: that one shows the assembly's name, and people type the launcher's.</summary>
    private static Command Describe(Output output, IEnumerable<Verb> verbs)
    {
        var root = new Command("toolace", "Turns a chat model into a strong function caller: invents tools, writes and verifies dialogs, fine-tunes, measures, repeats.")
        {
            new HelpOption(),
            new VersionOption(),
            new Option<bool>(JsonFlag) { Description = "One JSON object on the last line of stdout; everything else goes to stderr.", Recursive = true },
            new Option<bool>(VerboseFlag) { Description = "Errors come with their stack traces.", Recursive = true },
        };
        foreach (var verb in verbs)
        {
            root.Subcommands.Add(verb.Create(output));
        }

        return root;
    }

    private static int Refuse(ParseResult parsed, Output output)
    {
        var typed = parsed.UnmatchedTokens.Count > 0 ? parsed.UnmatchedTokens[0] : null;
        var problems = typed is null
            ? string.Join(' ', parsed.Errors.Select(e => e.Message).Distinct())
            : $"{typed} is not a verb, argument or option here.";
        var command = parsed.CommandResult.Command;
        var meant = typed is null ? null : Spelling.Closest(typed, Names(command));
        var path = string.Join(' ', Path(parsed.CommandResult));
        return output.Fail(new UsageException(problems, $"{(meant is null ? null : $"Did you mean {meant}? ")}{path} --help lists what there is."), stopped: false);
    }

    private static IEnumerable<string> Names(Command command) =>
        [.. command.Subcommands.Select(c => c.Name), .. command.Options.Select(o => o.Name), JsonFlag, VerboseFlag];

    private static IEnumerable<string> Path(CommandResult result) =>
        result.Parent is CommandResult parent ? Path(parent).Append(result.Command.Name) : ["toolace"];
}
