using System.CommandLine;
using System.Text.Json;
using ToolAce.Agents.Models;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Core.Json;
using ToolAce.Core.Models;
using ToolAce.Eval.Bfcl.Agentic.Corpora;
using ToolAce.Eval.Leaderboards;
using ToolAce.Eval.Outcomes;
using ToolAce.Eval.Running;
using ToolAce.Eval.Running.Storage;
using ToolAce.Eval.Scores;
using ToolAce.Eval.Suites;

namespace ToolAce.Cli.Verbs.Evaluation;

/// <summary><c>toolace eval run</c>: lets a model answer a suite, checks the answers and, with <c>--out</c>, keeps every one of them.</summary>
internal sealed class EvalRun() : VerbPart("run", "Generates an answer to every item and scores it.")
{
    private const int LocalTokens = 128;
    private const int EndpointTokens = 1024;
    private const int ShownFailures = 20;

    private readonly ModelChoice _model = new();
    private readonly SuiteChoice _suite = new();
    private readonly Option<PromptStyle?> _prompts = new("--prompts")
    {
        Description = "toolace (ours), official (bfcl's own) or tools (an endpoint's function calling). Default: toolace for a local model, tools for an endpoint.",
    };

    private readonly Option<string?> _out = new("--out") { Description = "A folder for predictions.jsonl and run.json; the same command again goes on where it stopped." };
    private readonly Option<string?> _corpus = new("--corpus") { Description = "A folder of documents that the web-search categories search in place of the web." };
    private readonly Option<int?> _maxTokens = new("--max-tokens") { Description = $"Tokens an answer may have (default: {LocalTokens} for a local model, {EndpointTokens} for an endpoint)." };
    private readonly Option<double> _temperature = new("--temperature") { Description = "0 means greedy.", DefaultValueFactory = _ => 0 };
    private readonly Option<int> _seed = new("--seed") { Description = "Seeds generation where the temperature is above 0." };
    private readonly Option<int> _batch = new("--batch") { Description = "Items that are answered together.", DefaultValueFactory = _ => new EvaluationOptions().BatchSize };

    protected override void Declare(Command command)
    {
        foreach (var option in (IEnumerable<Option>)[.. _model.Options, .. _suite.Options, _prompts, _out, _corpus, _maxTokens, _temperature, _seed, _batch])
        {
            command.Options.Add(option);
        }
    }

    public override async Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var style = _model.Style(arguments, arguments.GetValue(_prompts), official: _suite.Name(arguments) == OfficialSuite.Name);
        var problems = new List<SuiteProblem>();
        var corpus = arguments.GetValue(_corpus) is { } documents ? FolderCorpus.Load(Path.GetFullPath(documents), problems) : null;
        var (suites, data) = _suite.Load(arguments, style, corpus is not null, output.Note);
        problems.AddRange(suites.SelectMany(s => s.Problems));
        using var model = _model.Open(arguments, style, output.Note);
        var options = new EvaluationOptions
        {
            Prompts = style,
            ResultsByUser = _model.IsEndpoint(arguments),
            MaxTokens = arguments.GetValue(_maxTokens) ?? (_model.IsEndpoint(arguments) ? EndpointTokens : LocalTokens),
            Temperature = arguments.GetValue(_temperature),
            Seed = arguments.GetValue(_seed),
            BatchSize = Math.Max(1, arguments.GetValue(_batch)),
            Corpus = corpus,
        };
        var settings = Settings(arguments, options, model, suites, data);
        using var folder = arguments.GetValue(_out) is { } path ? RunFolder.Open(Path.GetFullPath(path), settings, TimeProvider.System) : null;
        var predictions = await AnswerAsync(model, suites, options, folder, output, cancellationToken);
        var usage = model is EndpointTextModel { Usage.Totals: var totals } ? JsonSerializer.SerializeToElement(totals, CoreJson.Options) : (JsonElement?)null;
        folder?.Finish(predictions, problems.Count, usage);
        Report(arguments, output, settings, predictions, problems, usage, folder);
        return ExitCodes.Done;
    }

    private static async Task<IReadOnlyList<Prediction>> AnswerAsync(
        ITextModel model, IReadOnlyList<SuiteRun> suites, EvaluationOptions options, RunFolder? folder, Output output, CancellationToken cancellationToken)
    {
        var predictions = new List<Prediction>();
        try
        {
            foreach (var suite in suites)
            {
                var known = folder?.Done.Where(p => p.Suite == suite.Name).GroupBy(p => p.ItemId).ToDictionary(g => g.Key, g => g.Last()) ?? [];
                var own = folder is null ? options : options with { Done = [.. known.Values], Memories = folder.Memories };
                using var progress = output.Begin($"evaluate {suite.Name}", suite.Items.Count, "items");
                await foreach (var batch in suite.BatchesAsync(model, own, TimeProvider.System, new Reported(p => progress.Report(p.Done)), cancellationToken))
                {
                    folder?.Add(batch);
                    foreach (var prediction in batch.Predictions)
                    {
                        known[prediction.ItemId] = prediction;
                    }
                }

                predictions.AddRange(suite.Items.Select(i => known[i.Id]));
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new StoppedException(folder is null
                ? "Stopped as asked. Nothing is kept; with --out DIR finished batches would be, and the same command again would go on from there."
                : $"Stopped as asked; finished batches are in {folder.Folder}. The same command again goes on from there.");
        }

        return predictions;
    }

    private RunSettings Settings(ParseResult arguments, EvaluationOptions options, ITextModel model, IReadOnlyList<SuiteRun> suites, string data) => new()
    {
        Model = model.Version,
        Suite = _suite.Name(arguments),
        Categories = suites.SelectMany(s => s.Items).CountBy(i => i.Category).ToDictionary(),
        Limit = _suite.Limit(arguments),
        Prompts = CoreJson.Word(options.Prompts),
        Wording = string.Join(" | ", suites.Select(s => s.Wording).Distinct()),
        MaxTokens = options.MaxTokens,
        Temperature = options.Temperature,
        Seed = options.Seed,
        Data = data,
        DataHash = FileHash.Of([.. suites.SelectMany(s => s.Files)]),
        Corpus = options.Corpus?.Version,
    };

    private static void Report(
        ParseResult arguments, Output output, RunSettings settings, IReadOnlyList<Prediction> predictions, List<SuiteProblem> problems, JsonElement? usage, RunFolder? folder)
    {
        foreach (var problem in problems)
        {
            output.Note($"{problem.File}, line {problem.Line}: item '{problem.ItemId}' is left out: {problem.Problem}");
        }

        var failed = predictions.Where(p => p.Outcome == Outcome.EndpointFailed).ToList();
        foreach (var prediction in failed.Take(ShownFailures))
        {
            output.Note($"{prediction.ItemId} has no answer: {prediction.Message}");
        }

        if (failed.Count > 0)
        {
            output.Note($"{failed.Count} items have no answer and count as wrong{(folder is null ? "" : "; the same command again asks them once more")}.");
        }

        var judged = ScoreCard.Judged(predictions);
        var scores = ScoreCard.Of(judged);
        var row = LeaderboardRow.Of(settings.Model, judged, first: null, seed: 0);
        LeaderboardReport.Write(output.Report, LeaderboardTable.Of([row]));
        output.Line($"prompts: {settings.Prompts}: {settings.Wording}");
        output.Result(new
        {
            model = settings.Model,
            suite = settings.Suite,
            scores.Accuracy,
            scores.N,
            scores.Ci95,
            scores.ByCategory,
            byHouseRule = ByHouseRule(judged),
            means = predictions.Where(p => p.Value is not null).GroupBy(p => p.Category).ToDictionary(g => g.Key, g => new { value = g.Average(p => p.Value!.Value), n = g.Count() }),
            row.Board,
            formats = FormatSensitivity.Of(judged),
            outcomes = predictions.GroupBy(p => p.Outcome).ToDictionary(g => g.Key, g => g.Count()),
            leftOut = problems.Count,
            settings,
            usage,
            folder = folder?.Folder,
            predictions = folder is null ? predictions.Select(p => p with { Prompt = null }) : null,
        });
    }

    /// <summary>The categories for which the benchmark's own rule is more lenient, by the house's, under which broken calls do not count as abstaining.</summary>
    private static Dictionary<string, Score> ByHouseRule(IReadOnlyList<Prediction> predictions) => predictions
        .Where(p => p.Official is not null)
        .GroupBy(p => p.Category)
        .ToDictionary(g => g.Key, g => Score.Of(g.Count(p => p.Correct), g.Count()));

    private sealed class Reported(Action<EvaluationProgress> report) : IProgress<EvaluationProgress>
    {
        public void Report(EvaluationProgress value) => report(value);
    }
}
