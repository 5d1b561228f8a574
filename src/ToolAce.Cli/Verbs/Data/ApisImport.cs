using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Cli.Verbs.Data.Synthesis;
using ToolAce.Cli.Verbs.Models;
using ToolAce.Core.Apis;
using ToolAce.Synthesis.Formats;

namespace ToolAce.Cli.Verbs.Data;

/// <summary><c>toolace apis import</c>: everything in becomes an API or a reason. Of two with one name the first stays.</summary>
internal sealed class ApisImport() : VerbPart("import", "APIs from OpenAPI documents and tool lists; every operation becomes an API or a recorded reason.")
{
    private const int Shown = 10;
    private const int CodeVersion = 1;

    private readonly Argument<string[]> _files = new("file") { Description = $"{ApiInput.Forms}.", Arity = ArgumentArity.OneOrMore };
    private readonly PreviewOptions _preview = new();
    private readonly OneGoOptions _oneGo = new();
    private readonly ContaminationOptions _suites = new();
    private readonly Option<string> _out = new("--out") { Description = "A .jsonl file, or a folder for apis.jsonl, left-out.jsonl and notes.jsonl.", Required = true };

    protected override void Declare(Command command)
    {
        command.Arguments.Add(_files);
        command.Options.Add(_out);
        _oneGo.Declare(command);
        _suites.Declare(command);
        _preview.Declare(command);
    }

    public override async Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var (apis, left, notes) = (new List<ApiDefinition>(), new List<LeftOutRow>(), new List<NoteRow>());
        var names = new FirstOfEachName();
        var target = Target(arguments.GetValue(_out)!);
        var suites = _suites.Guard(arguments);
        foreach (var file in arguments.GetValue(_files)!)
        {
            var (read, name) = (ApiInput.Read(file, cancellationToken), Path.GetFileName(file));
            left.AddRange(read.LeftOut.Select(l => new LeftOutRow(name, l.Place, l.Reason)));
            foreach (var (api, place, said) in read.Apis)
            {
                if (names.Add(api, $"{name}, {place}") is { } taken)
                {
                    left.Add(new LeftOutRow(name, place, taken));
                    continue;
                }

                if (suites.Refuse(api) is { } shared)
                {
                    left.Add(new LeftOutRow(name, place, $"{shared.Reason}: {shared.Detail}"));
                    continue;
                }

                apis.Add(api);
                notes.AddRange(said.Select(note => new NoteRow(name, api.Name, note)));
            }
        }

        if (_preview.Asked(arguments) && !await PreviewedAsync(arguments, output, apis, left, target.Apis, cancellationToken))
        {
            return ExitCodes.Done;
        }

        var files = arguments.GetValue(_files)!.Select(f => new { name = Path.GetFileName(f), sha256 = InputFiles.Hash(Path.GetFullPath(f), cancellationToken) });
        var made = MadeFile.Of(target.Apis, new { verb = "apis import", code = CodeVersion, files, contamination = suites.Request });
        if (_oneGo.Stands(arguments, output, made))
        {
            return ExitCodes.Done;
        }

        if (target.Folder is { } folder)
        {
            Write(Path.Combine(folder, "left-out.jsonl"), left, cancellationToken);
            Write(Path.Combine(folder, "notes.jsonl"), notes, cancellationToken);
        }

        var whole = Write(target.Apis + ".whole.jsonl", apis, cancellationToken);

        foreach (var row in left.Take(Shown))
        {
            output.Note($"left out: {row.File}, {row.Place}: {row.Reason}");
        }

        output.Line($"{apis.Count + left.Count} operations and functions in: {apis.Count} APIs in {target.Apis}, {left.Count} left out, {notes.Count} notes on what could not be taken over as it was.");
        suites.Describe(output, "APIs");
        OneGoOptions.Finish(made, whole, apis.Count, new { file = target.Apis, @in = apis.Count + left.Count, apis = apis.Count, leftOut = left, notes, contamination = suites.Counts }, output);
        return ExitCodes.Done;
    }

    private async Task<bool> PreviewedAsync(
        ParseResult arguments, Output output, List<ApiDefinition> apis, List<LeftOutRow> left, string target, CancellationToken cancellationToken)
    {
        var samples = apis.Take(PreviewOptions.Samples).ToList();
        foreach (var api in samples)
        {
            output.Line($"{api.Name}({string.Join(", ", api.Parameters.Properties.Select(p => p.Name))}): {api.Description}");
        }

        var goesOn = await _preview.GoesOnAsync(arguments, output, $"{apis.Count:N0} APIs into {target}, {left.Count:N0} left out", cancellationToken);
        if (!goesOn)
        {
            output.Result(new { preview = true, @in = apis.Count + left.Count, apis = apis.Count, leftOut = left, rows = samples, file = (string?)null });
        }

        return goesOn;
    }

    private static string Write<T>(string path, IEnumerable<T> rows, CancellationToken cancellationToken)
    {
        using var file = RowFile.Create(path);
        foreach (var row in rows)
        {
            file.Add(row);
        }

        file.Publish(cancellationToken);
        return file.Path;
    }

    private static (string Apis, string? Folder) Target(string given)
    {
        var path = Path.GetFullPath(given);
        return Path.GetExtension(path) switch
        {
            ".jsonl" when !Directory.Exists(path) => (path, null),
            _ when File.Exists(path) => throw new UsageException($"{given} is a file, and no .jsonl.", "Give --out a name that ends in .jsonl, or a folder."),
            ".json" or ".parquet" or ".yaml" or ".yml" or ".csv" => throw new UsageException($"{given} is no .jsonl.", "APIs are written as JSONL: give --out a name that ends so, or a folder."),
            _ => (Path.Combine(path, "apis.jsonl"), path),
        };
    }

    private sealed record LeftOutRow(string File, string Place, string Reason);

    private sealed record NoteRow(string File, string Api, string Note);
}
