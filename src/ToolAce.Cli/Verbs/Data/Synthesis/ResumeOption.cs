using System.CommandLine;
using ToolAce.Cli.Hosting;

namespace ToolAce.Cli.Verbs.Data.Synthesis;

/// <summary><c>--resume</c>, the same with every verb that can be stopped and gone on with.</summary>
internal sealed class ResumeOption
{
    private static readonly Dictionary<string, ResumeMode> Modes = new(StringComparer.Ordinal)
    {
        ["never"] = ResumeMode.Never, ["if-possible"] = ResumeMode.IfPossible, ["always"] = ResumeMode.Always,
    };

    private readonly Option<string> _resume = new("--resume") { Description = $"What becomes of a stopped run: {string.Join(", ", Modes.Keys)}.", DefaultValueFactory = _ => "if-possible" };

    public void Declare(Command command) => command.Options.Add(_resume);

    /// <exception cref="UsageException">There is no such mode.</exception>
    public ResumeMode Mode(ParseResult arguments)
    {
        var word = arguments.GetValue(_resume)!;
        return Modes.TryGetValue(word, out var mode) ? mode
            : throw new UsageException($"There is no --resume {word}.", $"Say one of {string.Join(", ", Modes.Keys)}.");
    }
}
