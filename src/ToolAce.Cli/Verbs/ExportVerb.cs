using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Cli.Verbs.Models;
using ToolAce.Cli.Verbs.Training;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Cycles.Learning;
using ToolAce.Trainer.Exports;
using ToolAce.Trainer.Exports.ModelCards;

namespace ToolAce.Cli.Verbs;

/// <summary><c>toolace export</c>: a trained adapter in a form that others load, loaded back and compared before it counts.</summary>
internal sealed class ExportVerb() : Verb("export", "Writes a trained adapter in a form that other programs load; loads it back and compares before it counts.")
{
    private const int Probes = 8;
    private const string WholeFolder = "hf";

    private readonly LocalModel _model = new();
    private readonly DialogData _data = new(required: false);
    private readonly Option<string> _format = new("--format") { Description = $"The form: {string.Join(", ", Names())} ({WholeFolder} is another word for {Word(ExportFormat.Merged)}).", Required = true };
    private readonly Option<string> _out = new("--out") { Description = "A folder that does not exist yet.", Required = true };

    protected override void Declare(Command command)
    {
        foreach (var option in _model.Options.Concat(_data.Options).Concat([_format, _out]))
        {
            command.Options.Add(option);
        }
    }

    protected override Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var format = Format(arguments.GetValue(_format)!);
        var source = _model.Source(arguments);
        if (source.AdapterFolder is null)
        {
            throw new UsageException("Nothing was trained here: there is no --adapter.", "Name the adapter folder that `toolace train` wrote.");
        }

        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(arguments.GetValue(_out)!));
        if (Path.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new UsageException($"{folder} is not empty.", "Give --out a folder that does not exist yet.");
        }

        var probes = _data.Given(arguments) ? _data.Read(arguments, output.Note).Take(Probes).ToList() : UsualProbes();
        var partial = folder + ".partial";
        if (Directory.Exists(partial))
        {
            Directory.Delete(partial, recursive: true);
        }

        output.Note($"writing {Word(format)}, loading it back and comparing over {probes.Count} dialogs");
        var result = new LocalLearner(output.Note).Export(source, format, partial, probes);
        cancellationToken.ThrowIfCancellationRequested();
        WriteCard(partial, Card(source, format, result, Path.GetFileName(folder)));
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder);
        }

        Directory.Move(partial, folder);
        output.Line($"{folder}: loaded back, largest difference of a logit {result.MaxLogitDifference:G3}{(result.StoredMaxLogitDifference is { } stored ? $", {stored:G3} with the weights rounded as they are stored" : "")}.");
        foreach (var note in result.Notes)
        {
            output.Note(note);
        }

        output.Result(new
        {
            format,
            folder,
            result.Sha256,
            result.MaxLogitDifference,
            result.StoredMaxLogitDifference,
            result.Notes,
            bytes = new DirectoryInfo(folder).EnumerateFiles().Sum(f => f.Length),
        });
        return Task.FromResult(ExitCodes.Done);
    }

    private static void WriteCard(string folder, ModelCardFacts facts) => File.WriteAllText(Path.Combine(folder, "README.md"), ModelCard.Write(facts));

    /// <summary>What is known without a cycle: lineage, how it was trained if `toolace train` did it, the prompt's form and how to load it.</summary>
    private static ModelCardFacts Card(ModelSource source, ExportFormat format, ExportResult result, string name)
    {
        var version = new LocalLearner(_ => { }).VersionOf(source);
        var trained = TrainedFacts.Of(source.AdapterFolder!, version);
        return new()
        {
            Name = name,
            Format = format,
            BaseName = PublishedBase.Of(source.BaseFolder).Name,
            Version = version,
            DataRemark = trained?.Data,
            Training = trained?.Training,
            PromptExample = result.PromptExample,
            OwnTemplate = result.OwnTemplate,
            ContextLength = result.ContextLength,
            Notes = result.Notes,
            MaxLogitDifference = result.MaxLogitDifference,
            StoredMaxLogitDifference = result.StoredMaxLogitDifference,
        };
    }

    /// <summary>A word of the command line as a format; hyphens are as good as underscores.</summary>
    internal static ExportFormat Format(string word)
    {
        var wanted = word.Replace('_', '-').ToLowerInvariant();
        return wanted == WholeFolder ? ExportFormat.Merged
            : wanted == "gguf-q8-0" ? ExportFormat.GgufQ8 // as llama.cpp writes it
            : Enum.GetValues<ExportFormat>().Cast<ExportFormat?>().FirstOrDefault(f => Word(f!.Value) == wanted)
                ?? throw new UsageException(
                    $"There is no format '{word}'.{(Spelling.Closest(wanted, [.. Names(), WholeFolder]) is { } near ? $" Did you mean {near}?" : "")}",
                    $"The formats are {string.Join(", ", Names())}.");
    }

    private static IEnumerable<string> Names() => Enum.GetValues<ExportFormat>().Select(Word);

    private static string Word(ExportFormat format) => CoreJson.Word(format).Replace('_', '-');

    /// <summary>Enough to tell two models apart: any tokens do.</summary>
    private static List<Dialog> UsualProbes() =>
    [
        .. new[] { "What can you do for me?", "Book a room for two with a view of the sea.", "List the numbers from 1 to 10.", "Which of these tools do you know?" }
            .Select((text, i) => new Dialog($"probe-{i}", DialogKind.NonTool, "", [], [new Turn(Role.User, text), new Turn(Role.Assistant, "I have no tool for that.")])),
    ];
}
