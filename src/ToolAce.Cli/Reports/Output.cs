using System.Text.Json;
using Spectre.Console;
using ToolAce.Cli.Hosting;
using ToolAce.Core.Json;

namespace ToolAce.Cli.Reports;

/// <summary>
/// What a verb says and where. With <c>--json</c> stdout carries exactly one thing, the result object on its last line; whatever is meant for people goes to
/// stderr. Without it the report for people is on stdout, and notes and progress are on stderr.
/// </summary>
internal sealed class Output(TextWriter stdout, TextWriter stderr, bool json, bool verbose, TimeProvider clock)
{
    private IAnsiConsole? _report;

    /// <summary>Whether the caller asked for the JSON object.</summary>
    public bool Json { get; } = json;

    /// <summary>Whether errors come with their stack traces.</summary>
    public bool Verbose { get; } = verbose;

    /// <summary>The report for people: tables, charts, colours where the terminal has them.</summary>
    public IAnsiConsole Report => _report ??= Console(Json ? stderr : stdout, Json ? System.Console.IsErrorRedirected : System.Console.IsOutputRedirected);

    /// <summary>One plain line of the report for people.</summary>
    public void Line(string text) => (Json ? stderr : stdout).WriteLine(text);

    /// <summary>One plain line about what is going on, on stderr.</summary>
    public void Note(string text) => stderr.WriteLine(text);

    /// <summary>The machine's answer: one line of stdout with <c>--json</c>, nothing without. Say it last, and once.</summary>
    public void Result<T>(T value)
    {
        if (Json)
        {
            stdout.WriteLine(JsonSerializer.Serialize(value, CoreJson.Options));
            stdout.Flush();
        }
    }

    /// <summary>Progress of one piece of work on stderr: a bar on a terminal, now and then a line elsewhere. Dispose it when the work ends.</summary>
    /// <param name="title">What is being done.</param>
    /// <param name="total">How many units there are; 0 where nobody knows.</param>
    /// <param name="unit">What is counted: <c>steps</c>, <c>dialogs</c>.</param>
    public ProgressDisplay Begin(string title, long total, string unit) =>
        new(stderr, isTerminal: ReferenceEquals(stderr, System.Console.Error) && !System.Console.IsErrorRedirected, clock, title, total, unit);

    /// <summary>Reports a failure (what, where, how to mend it) and answers the exit code it calls for.</summary>
    public int Fail(Exception exception, bool stopped)
    {
        var failure = Failure.Of(exception, stopped);
        stderr.WriteLine($"toolace: {failure.Message}");
        if (Verbose)
        {
            stderr.WriteLine(exception);
        }
        else if (failure.Unforeseen)
        {
            stderr.WriteLine($"Nobody foresaw this one ({exception.GetType().Name}). The same command with {CommandLine.VerboseFlag} shows where it comes from.");
        }

        Result(new { error = new { failure.Message, failure.ExitCode } });
        return failure.ExitCode;
    }

    private static IAnsiConsole Console(TextWriter writer, bool redirected) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new PlainWidthOutput(writer, redirected),
        Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
    });
}
