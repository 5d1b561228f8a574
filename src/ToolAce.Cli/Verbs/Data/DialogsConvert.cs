using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Cli.Verbs.Data.Synthesis;
using ToolAce.Cli.Verbs.Models;
using ToolAce.Core.Json;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Stages.Importing;
using ToolAce.Synthesis.Formats.Dialogs;

namespace ToolAce.Cli.Verbs.Data;

/// <summary><c>toolace dialogs convert</c>: row by row, so that a file of any size goes through.</summary>
internal sealed class DialogsConvert() : VerbPart("convert", "Dialogs of any known format into one of them; rows that cannot be read are named.")
{
    private const int Shown = 10;
    private const int CodeVersion = 1;

    private readonly Argument<string> _file = new("file") { Description = "JSONL, a JSON list or Parquet, each row in any of the formats." };
    private readonly Option<string> _to = new("--to") { Description = $"The format: {string.Join(", ", DialogFormats.Words.Keys)}.", Required = true };
    private readonly Option<string> _out = new("--out") { Description = "A .jsonl file.", Required = true };

    private readonly PreviewOptions _preview = new();
    private readonly OneGoOptions _oneGo = new();

    protected override void Declare(Command command)
    {
        command.Arguments.Add(_file);
        command.Options.Add(_to);
        command.Options.Add(_out);
        _oneGo.Declare(command);
        _preview.Declare(command);
    }

    public override async Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var (to, target) = (arguments.GetValue(_to)!, arguments.GetValue(_out)!);
        if (!DialogFormats.Words.TryGetValue(to, out var format))
        {
            var meant = Spelling.Closest(to, DialogFormats.Words.Keys);
            throw new UsageException($"There is no format '{to}'.", $"{(meant is null ? "" : $"Did you mean {meant}? ")}Known are {string.Join(", ", DialogFormats.Words.Keys)}.");
        }

        if (Path.GetExtension(target) != ".jsonl")
        {
            throw new UsageException($"{target} is no .jsonl file.", "Tools differ from row to row, which tables have no type for: give --out a name that ends in .jsonl.");
        }

        var source = InputFiles.Checked(arguments.GetValue(_file)!, cancellationToken);
        if (_preview.Asked(arguments) && !await PreviewedAsync(arguments, output, source, format, target, cancellationToken))
        {
            return ExitCodes.Done;
        }

        var made = MadeFile.Of(target, new { verb = "dialogs convert", code = CodeVersion, to, file = InputFiles.Hash(source, cancellationToken) });
        if (_oneGo.Stands(arguments, output, made))
        {
            return ExitCodes.Done;
        }

        using var file = RowFile.Create(target + ".whole.jsonl");
        var (written, left, notes) = (0, new List<object>(), 0);
        foreach (var row in OwnDialogs.Read(source, DataFormat.Auto))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (row.Dialog is { } dialog)
            {
                file.Add(DialogWriter.Write(dialog, format));
                written++;
                foreach (var note in row.Notes.Where(_ => notes++ < Shown))
                {
                    output.Note($"{row.Place}, {note}");
                }

                continue;
            }

            left.Add(new { place = row.Place, reason = row.Problem });
            if (left.Count <= Shown)
            {
                output.Note($"left out: {row.Place}: {row.Problem}");
            }
        }

        if (written == 0)
        {
            throw new UsageException($"{source} holds no dialog that can be read.", "A row is an object with messages and tools, with system and conversations, or with turns.");
        }

        file.Publish(cancellationToken);
        output.Line($"{written} dialogs as {to} in {made.Path}; {left.Count} rows left out{(notes == 0 ? "" : $"; {notes} notes on what a dialog cannot hold")}.");
        OneGoOptions.Finish(made, file.Path, written, new { file = made.Path, format = to, @in = written + left.Count, written, leftOut = left, notes }, output);
        return ExitCodes.Done;
    }

    private async Task<bool> PreviewedAsync(
        ParseResult arguments, Output output, string source, DialogFormat format, string target, CancellationToken cancellationToken)
    {
        var samples = OwnDialogs.Read(source, DataFormat.Auto).Take(PreviewOptions.Samples)
            .Select(r => new { place = r.Place, row = r.Dialog is { } dialog ? DialogWriter.Write(dialog, format) : null, problem = r.Problem }).ToList();
        foreach (var sample in samples)
        {
            output.Line($"{sample.place}: {sample.row?.ToJsonString(CoreJson.Options) ?? $"left out: {sample.problem}"}");
        }

        var goesOn = await _preview.GoesOnAsync(arguments, output, $"all of {source} into {target}", cancellationToken);
        if (!goesOn)
        {
            output.Result(new { preview = true, rows = samples, file = (string?)null });
        }

        return goesOn;
    }
}
