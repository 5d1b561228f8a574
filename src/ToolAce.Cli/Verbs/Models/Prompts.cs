using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Cycles.Prompting;

namespace ToolAce.Cli.Verbs.Models;

/// <summary>What a checkpoint is asked: one text, a file of dialogs, or standard input.</summary>
internal sealed class Prompts
{
    private readonly Option<string?> _prompt = new("--prompt") { Description = "What the user says (default: standard input)." };
    private readonly DialogData _data = new(required: false);
    private readonly Option<string?> _tools = new("--tools") { Description = "A JSON file with the list of functions offered." };
    private readonly Option<string?> _instruction = new("--instruction") { Description = "A system instruction in place of the usual one." };

    public IEnumerable<Option> Options => [_prompt, .. _data.Options, _tools, _instruction];

    /// <summary>The prompts with a name each.</summary>
    public async Task<IReadOnlyList<(string Id, ChatPrompt Prompt)>> ReadAsync(ParseResult arguments, Action<string> note, CancellationToken cancellationToken)
    {
        var (text, instruction) = (arguments.GetValue(_prompt), arguments.GetValue(_instruction));
        if (_data.Given(arguments))
        {
            return text is null && arguments.GetValue(_tools) is null
                ? [.. _data.Read(arguments, note).Select(d => (d.Id, Of(d, instruction)))]
                : throw new UsageException("--data brings its own requests and tools.", "Leave --prompt and --tools away, or leave --data away.");
        }

        text ??= Console.IsInputRedirected ? (await Console.In.ReadToEndAsync(cancellationToken)).TrimEnd('\r', '\n') : null;
        return string.IsNullOrWhiteSpace(text)
            ? throw new UsageException("There is no prompt.", "Give one with --prompt, a file with --data, or write it to standard input.")
            : [("prompt", new ChatPrompt(Tools(arguments.GetValue(_tools)), [new Turn(Role.User, text)]) { Instruction = instruction })];
    }

    /// <summary>A dialog up to its assistant's last turn.</summary>
    private static ChatPrompt Of(Dialog dialog, string? instruction)
    {
        var last = dialog.Turns.Select((turn, i) => (turn, i)).Last(t => t.turn.Role == Role.Assistant).i;
        return new ChatPrompt(dialog.Tools, [.. dialog.Turns.Take(last)]) { Instruction = instruction ?? dialog.Instruction };
    }

    private static IReadOnlyList<ApiDefinition> Tools(string? file)
    {
        try
        {
            return file is null ? [] : ToolList.Read(File.ReadAllText(file));
        }
        catch (Exception e) when (e is FormatException or IOException)
        {
            throw new UsageException($"--tools {file} cannot be used: {e.Message}", "It is a JSON list of functions, each with name, description and parameters.");
        }
    }
}
