using System.CommandLine;
using System.Diagnostics;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Cli.Verbs.Models;
using ToolAce.Core.Dialogs;
using ToolAce.Modeling;
using ToolAce.Modeling.Scoring;

namespace ToolAce.Cli.Verbs;

/// <summary><c>toolace score</c>: complexity of dialogs under a checkpoint, and what it expects where it has to decide.</summary>
internal sealed class ScoreVerb() : Verb("score", "Complexity (H_M) of dialogs under a checkpoint, and the likeliest tokens at chosen positions.")
{
    private const int Stretch = 256;
    private const string Supervised = "supervised";
    private const string Values = "values";

    private readonly LocalModel _model = new();
    private readonly DialogData _data = new(required: true);
    private readonly Option<string?> _out = new("--out") { Description = "A .jsonl or .parquet file for a row a dialog (default: the rows are in the --json object)." };
    private readonly Option<int> _top = new("--top-k") { Description = "Tells so many of the likeliest tokens, with entropy and margin, at every position of --at (default 0: none)." };
    private readonly Option<string> _at = new("--at") { Description = $"Where: {Supervised} (every token of the assistant) or {Values} (the first token of each argument's value).", DefaultValueFactory = _ => Supervised };

    protected override void Declare(Command command)
    {
        foreach (var option in _model.Options.Concat(_data.Options).Concat([_out, _top, _at]))
        {
            command.Options.Add(option);
        }
    }

    protected override Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var (top, at) = (arguments.GetValue(_top), arguments.GetValue(_at)!);
        if (top < 0)
        {
            throw new UsageException($"--top-k {top} is no number of tokens.", "Give 1 or more, or leave it out.");
        }

        if (at is not (Supervised or Values))
        {
            throw new UsageException($"There is no position '{at}'.", $"Say --at {Supervised} or --at {Values}.");
        }

        var dialogs = _data.Read(arguments, output.Note);
        using var file = arguments.GetValue(_out) is { } path ? RowFile.Create(path) : null;
        using var model = _model.Open(arguments, output);
        var (rows, clock) = (new List<ScoreRow>(), Stopwatch.StartNew());
        using (var progress = output.Begin("score", dialogs.Count, "dialogs"))
        {
            foreach (var stretch in dialogs.Chunk(Stretch))
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var row in Score(model, stretch, top, at, new Offset(progress, rows.Count), cancellationToken))
                {
                    rows.Add(row);
                    file?.Add(row);
                }
            }
        }

        file?.Publish(cancellationToken);
        Report(output, model.Version, rows, clock.Elapsed, file?.Path);
        return Task.FromResult(ExitCodes.Done);
    }

    private static IEnumerable<ScoreRow> Score(LocalTextModel model, IReadOnlyList<Dialog> dialogs, int top, string at, IProgress<int> progress, CancellationToken cancellationToken)
    {
        var encoded = dialogs.Select(model.Template.Encode).ToList();
        var logProbs = model.LogProbsAsync(dialogs, progress, cancellationToken).GetAwaiter().GetResult();
        var positions = top == 0 ? null : model.Distributions(
            [.. encoded.Select(e => e.Ids.Length > model.ContextLength
                ? ((IReadOnlyList<int>)e.Ids[..1], (IReadOnlyList<int>)[])
                : (e.Ids, at == Values ? ScoredPositions.ArgumentValues(model.Template, e) : ScoredPositions.Supervised(e)))],
            top,
            progress: null,
            cancellationToken);
        for (var i = 0; i < dialogs.Count; i++)
        {
            var (scores, turns, start) = (logProbs[i], new List<TurnScore>(), 0);
            foreach (var answer in scores.Count == 0 ? [] : ScoredPositions.Answers(encoded[i]))
            {
                var length = answer.End.Value - Math.Max(1, answer.Start.Value);
                turns.Add(new TurnScore(-scores.Skip(start).Take(length).Average(p => (double)p), length));
                start += length;
            }

            double? complexity = scores.Count == 0 ? null : -scores.Average(p => (double)p);
            yield return new ScoreRow(dialogs[i].Id, complexity, complexity is { } h ? Math.Exp(h) : null, scores.Count, turns, positions?[i]);
        }
    }

    private static void Report(Output output, string version, List<ScoreRow> rows, TimeSpan elapsed, string? file)
    {
        var scored = rows.Where(r => r.Complexity is not null).ToList();
        var tokens = scored.Sum(r => (long)r.Tokens);
        var mean = scored.Count == 0 ? (double?)null : scored.Average(r => r.Complexity!.Value);
        foreach (var row in rows.Where(r => r.Complexity is null))
        {
            output.Note($"{row.Id} is longer than the context and has no score");
        }

        output.Line($"{scored.Count} dialogs, {tokens:N0} tokens of the assistant: mean complexity {mean:F4} nats a token under {version}, in {ProgressText.Duration(elapsed)}");
        if (file is not null)
        {
            output.Line($"A row a dialog is in {file}.");
        }

        output.Result(new
        {
            model = version,
            dialogs = rows.Count,
            tooLong = rows.Count - scored.Count,
            tokens,
            complexity = mean,
            tokenComplexity = tokens == 0 ? (double?)null : scored.Sum(r => r.Complexity!.Value * r.Tokens) / tokens,
            seconds = Math.Round(elapsed.TotalSeconds, 3),
            file,
            rows = file is null ? rows : null,
        });
    }

    private sealed class Offset(IProgress<int> progress, int before) : IProgress<int>
    {
        public void Report(int value) => progress.Report(before + value);
    }
}
