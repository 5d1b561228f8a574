using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Learning;
using ToolAce.Modeling;

namespace ToolAce.Cli.Verbs.Models;

/// <summary>Which local checkpoint a verb works with, and on what: the same words as a config's <c>model</c> section.</summary>
internal sealed class LocalModel
{
    private readonly Option<string> _model = new("--model") { Description = "A model folder in Hugging Face layout.", Required = true };
    private readonly Option<string?> _adapter = new("--adapter") { Description = "An adapter folder in PEFT's layout; used as it is, without merging." };
    private readonly Option<string?> _device = new("--device") { Description = "Where it runs: auto (a GPU when one is usable, the default), cpu or cuda:N." };
    private readonly Option<string?> _precision = new("--dtype") { Description = "Number format of the frozen weights: auto (the default), float32 or bfloat16." };
    private readonly Option<int?> _threads = new("--threads") { Description = "CPU threads (default: all cores)." };
    private readonly Option<int?> _context = new("--context") { Description = "Tokens of prompt and answer together (default: the model's own limit)." };

    public IEnumerable<Option> Options => [_model, _adapter, _device, _precision, _threads, _context];

    /// <summary>The folders, absolute.</summary>
    public ModelSource Source(ParseResult arguments) => new(
        Folder(arguments.GetValue(_model)!), arguments.GetValue(_adapter) is { } adapter ? Folder(adapter) : null);

    /// <summary>The options by the keys of a config, as typed; those not given are absent.</summary>
    public IEnumerable<(string Key, string Value)> Keys(ParseResult arguments)
    {
        yield return ("model.path", Folder(arguments.GetValue(_model)!));
        foreach (var (key, value) in new[]
        {
            ("model.device", arguments.GetValue(_device)),
            ("model.precision", arguments.GetValue(_precision)),
            ("model.threads", arguments.GetValue(_threads)?.ToString()),
            ("model.contextLength", arguments.GetValue(_context)?.ToString()),
        })
        {
            if (value is not null)
            {
                yield return (key, value);
            }
        }
    }

    /// <summary>Opens it; the caller disposes it.</summary>
    /// <exception cref="CycleConfigException">A word that a config does not know, or a device that is not there.</exception>
    /// <exception cref="ModelFolderException">A folder cannot be used.</exception>
    public LocalTextModel Open(ParseResult arguments, Output output) =>
        new LocalLearner(output.Note).Load(Source(arguments), OptionText.Config("", Keys(arguments)).Model);

    private static string Folder(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
}
