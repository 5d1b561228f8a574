using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Stages.Importing;

namespace ToolAce.Cli.Verbs.Models;

/// <summary>Dialogs from files of one's own.</summary>
internal sealed class DialogData(bool required)
{
    private const int Named = 5;

    private readonly Option<string[]> _data = new("--data")
    {
        Description = "Dialogs: JSONL, a JSON list or Parquet with messages and tools (chat APIs), system and conversations (ToolACE, ShareGPT), or dialogs of this program. May be given several times.",
        Required = required,
    };

    private readonly Option<bool> _skip = new("--skip-bad") { Description = "Leaves out dialogs that cannot be read or used, naming each, in place of refusing them." };

    public IEnumerable<Option> Options => [_data, _skip];

    public bool Given(ParseResult arguments) => arguments.GetValue(_data) is { Length: > 0 };

    /// <summary>The files, absolute.</summary>
    /// <exception cref="UsageException">One is not there.</exception>
    public IReadOnlyList<string> Files(ParseResult arguments)
    {
        var files = (arguments.GetValue(_data) ?? []).Select(Path.GetFullPath).ToList();
        return files.Find(f => !Path.Exists(f)) is { } absent ? throw new UsageException($"There is no {absent}.", "Give the path of a JSONL, JSON or Parquet file.") : files;
    }

    /// <summary>Reads them all.</summary>
    /// <exception cref="UsageException">A row cannot be read, and bad ones are not to be skipped; or none can.</exception>
    public IReadOnlyList<Dialog> Read(ParseResult arguments, Action<string> note)
    {
        var rows = OwnDialogs.Read(Files(arguments), DataFormat.Auto).ToList();
        Refuse(arguments, [.. rows.Where(r => r.Dialog is null).Select(r => $"{r.Place}: {r.Problem}")], "cannot be read", note);
        List<Dialog> dialogs = [.. rows.Select(r => r.Dialog).OfType<Dialog>()];
        return dialogs.Count > 0 ? dialogs : throw new UsageException($"{string.Join(", ", Files(arguments))} holds no dialog.", "A line of it is an object with messages and tools, or system and conversations.");
    }

    /// <summary>Refuses what is named, or only names it where bad dialogs are to be skipped.</summary>
    public void Refuse(ParseResult arguments, IReadOnlyList<string> bad, string why, Action<string> note)
    {
        if (bad.Count == 0)
        {
            return;
        }

        if (!arguments.GetValue(_skip))
        {
            throw new UsageException(
                $"{bad.Count} dialog(s) {why}: {string.Join("; ", bad.Take(Named))}{(bad.Count > Named ? "; …" : "")}.",
                "Mend them, or leave them out with --skip-bad.");
        }

        foreach (var one in bad)
        {
            note($"left out: {one}");
        }
    }
}
