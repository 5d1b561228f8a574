using System.CommandLine;
using System.Diagnostics;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Cli.Verbs.Models;
using ToolAce.Core.Models;

namespace ToolAce.Cli.Verbs;

/// <summary><c>toolace generate</c>: what a checkpoint answers.</summary>
internal sealed class GenerateVerb() : Verb("generate", "Lets a checkpoint answer a prompt, or the last request of every dialog of a file.")
{
    private const int Stretch = 64;

    private readonly LocalModel _model = new();
    private readonly Prompts _prompts = new();
    private readonly Option<int> _maxTokens = new("--max-tokens") { Description = "Most tokens of an answer.", DefaultValueFactory = _ => 256 };
    private readonly Option<double> _temperature = new("--temperature") { Description = "0 takes the likeliest token always; higher is more varied." };
    private readonly Option<int> _samples = new("--samples") { Description = "Answers to each prompt; more than one need a temperature.", DefaultValueFactory = _ => 1 };
    private readonly Option<int> _seed = new("--seed") { Description = "Chooses the samples." };
    private readonly Option<string[]> _stop = new("--stop") { Description = "A text that ends an answer; may be given several times." };
    private readonly Option<string?> _runtime = TextRuntime.Option();
    private readonly Option<string?> _out = new("--out") { Description = "A .jsonl or .parquet file for a row an answer." };

    protected override void Declare(Command command)
    {
        foreach (var option in _model.Options.Concat(_prompts.Options).Concat([_maxTokens, _temperature, _samples, _seed, _stop, _runtime, _out]))
        {
            command.Options.Add(option);
        }
    }

    protected override async Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var (samples, maxTokens, temperature) = (arguments.GetValue(_samples), arguments.GetValue(_maxTokens), arguments.GetValue(_temperature));
        if (samples < 1 || maxTokens < 1 || temperature is < 0 or double.NaN)
        {
            throw new UsageException("--samples and --max-tokens must be 1 or more, --temperature 0 or more.", "Give such numbers.");
        }

        if (samples > 1 && temperature == 0)
        {
            throw new UsageException($"--samples {samples} at --temperature 0 would be {samples} times the same answer.", "Give a temperature such as 0.7.");
        }

        var prompts = await _prompts.ReadAsync(arguments, output.Note, cancellationToken);
        using var file = arguments.GetValue(_out) is { } path ? RowFile.Create(path) : null;
        var (model, runtime) = TextRuntime.Open(arguments, _model, arguments.GetValue(_runtime), output);
        using var opened = model;
        var (rows, clock) = (new List<AnswerRow>(), Stopwatch.StartNew());
        using (var progress = output.Begin("generate", (long)prompts.Count * samples, "answers"))
        {
            foreach (var stretch in prompts.Chunk(Math.Max(1, Stretch / samples)))
            {
                var options = new GenerationOptions(maxTokens, temperature, arguments.GetValue(_seed) + rows.Count) { Stop = arguments.GetValue(_stop) ?? [] };
                // The samples of one prompt are one object, so that the model reads it once.
                var answers = await model.GenerateAsync([.. stretch.SelectMany(p => Enumerable.Repeat(p.Prompt, samples))], options, progress: null, cancellationToken);
                rows.AddRange(answers.Select((a, i) => AnswerRow.Of(stretch[i / samples].Id, i % samples, a)));
                progress.Report(rows.Count);
            }
        }

        rows.ForEach(r => file?.Add(r));
        file?.Publish(cancellationToken);
        Report(output, model.Version, runtime, rows, clock.Elapsed, file?.Path);
        return ExitCodes.Done;
    }

    private static void Report(Output output, string version, string runtime, List<AnswerRow> rows, TimeSpan elapsed, string? file)
    {
        foreach (var row in file is null ? rows : [])
        {
            output.Line(rows.Count == 1 ? row.Text : $"{row.Id}{(row.Sample > 0 ? $" ({row.Sample + 1})" : "")}: {row.Text}");
            if (row.Finish == FinishReason.TooLong)
            {
                output.Note($"{row.Id} is longer than the model's context and has no answer");
            }
        }

        if (file is not null)
        {
            output.Line($"{rows.Count} answers are in {file}.");
        }

        var tokens = rows.Sum(r => (long)r.TokenIds.Count);
        output.Result(new
        {
            model = version,
            runtime,
            tokens,
            seconds = Math.Round(elapsed.TotalSeconds, 3),
            tokensPerSecond = tokens / elapsed.TotalSeconds,
            file,
            answers = file is null ? rows : null,
        });
    }
}
