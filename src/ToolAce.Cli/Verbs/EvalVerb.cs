using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Cli.Verbs.Evaluation;
using ToolAce.Eval.Leaderboards;
using ToolAce.Eval.Running;
using ToolAce.Eval.Scores;
using ToolAce.Eval.Suites;
using ToolAce.Modeling;
using TorchSharp;

namespace ToolAce.Cli.Verbs;

/// <summary><c>toolace eval run</c>: lets a checkpoint answer a suite by generating, and checks the answers.</summary>
internal sealed class EvalVerb() : Verb("eval", "Suites: let a model answer them, check what it says, compare runs and official boards.")
{
    private const string OwnSuite = "own";

    private readonly Option<string> _model = new("--model") { Description = "A model folder in Hugging Face layout.", Required = true };
    private readonly Option<string?> _adapter = new("--adapter") { Description = "An adapter folder in PEFT's layout; used as it is, without merging." };
    private readonly Option<string> _suite = new("--suite") { Description = $"'{OwnSuite}' or '{OfficialSuite.Name}' (the official questions).", DefaultValueFactory = _ => OwnSuite };
    private readonly Option<string?> _categories = new("--categories") { Description = "Names, separated by commas (default: all)." };
    private readonly Option<int?> _limit = new("--limit") { Description = "Items a category (default: all)." };
    private readonly Option<string?> _data = new("--data") { Description = "bfcl: the folder that holds bfcl/ and api-bank/ (default $TOOLACE_DATA); own: a folder that 'toolace suites' wrote (default configs/suites)." };
    private readonly Option<int> _maxTokens = new("--max-tokens") { Description = "Tokens an answer may have.", DefaultValueFactory = _ => 128 };
    private readonly Option<int?> _threads = new("--threads") { Description = "CPU threads (default: all cores)." };

    protected override void Declare(Command command)
    {
        var run = new Command("run", "Generates an answer to every item and scores it.") { _model, _adapter, _suite, _categories, _limit, _data, _maxTokens, _threads };
        Act(run, RunAsync);
        command.Subcommands.Add(run);
        Add(command, new EvalRecords());
        Add(command, new EvalCompare());
        Add(command, new EvalImport());
    }

    protected override async Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var suites = Suites(arguments);
        foreach (var problem in suites.SelectMany(s => s.Problems))
        {
            output.Note($"{problem.File}, line {problem.Line}: item '{problem.ItemId}' is left out: {problem.Problem}");
        }

        using var model = LocalTextModel.Load(Path.GetFullPath(arguments.GetValue(_model)!), arguments.GetValue(_adapter), torch.ScalarType.Float32, torch.CPU);
        model.Model.UseThreads(arguments.GetValue(_threads) ?? 0);
        var options = new EvaluationOptions { Limit = arguments.GetValue(_limit), MaxTokens = arguments.GetValue(_maxTokens) };
        var predictions = new List<Prediction>();
        foreach (var suite in suites)
        {
            using var progress = output.Begin($"evaluate {suite.Name}", suite.Items.Count, "items");
            var run = await new EvaluationRunner(TimeProvider.System).RunAsync(model, suite, options, new Reported(p => progress.Report(p.Done)), cancellationToken);
            predictions.AddRange(run.Predictions);
        }

        var scores = ScoreCard.Of(predictions);
        LeaderboardReport.Write(output.Report, LeaderboardTable.Of([LeaderboardRow.Of(model.Version, predictions, first: null, seed: 0)]));
        output.Result(new
        {
            model = model.Version,
            suite = arguments.GetValue(_suite),
            scores.Accuracy,
            scores.N,
            scores.Ci95,
            scores.ByCategory,
            outcomes = predictions.GroupBy(p => p.Outcome).ToDictionary(g => g.Key, g => g.Count()),
            leftOut = suites.Sum(s => s.Problems.Count),
            predictions,
        });
        return ExitCodes.Done;
    }

    private IReadOnlyList<Suite> Suites(ParseResult arguments)
    {
        var categories = arguments.GetValue(_categories)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var limit = arguments.GetValue(_limit);
        if (arguments.GetValue(_suite) == OfficialSuite.Name)
        {
            var data = arguments.GetValue(_data) ?? Environment.GetEnvironmentVariable("TOOLACE_DATA");
            return [OfficialSuite.Load(data is null ? null : Path.GetFullPath(data), categories ?? OfficialSuite.Categories, limit)];
        }

        if (arguments.GetValue(_suite) != OwnSuite)
        {
            throw new UsageException($"There is no suite '{arguments.GetValue(_suite)}'.", $"Known are '{OwnSuite}' and '{OfficialSuite.Name}'.");
        }

        var own = OwnSuites.Load(Path.GetFullPath(arguments.GetValue(_data) ?? Path.Combine(ProgramRoot.Current(), "configs", "suites")));
        var known = own.SelectMany(s => s.Categories).ToList();
        if (categories?.FirstOrDefault(c => !known.Contains(c)) is { } unknown)
        {
            throw new UsageException($"The own suites have no category '{unknown}'.", $"Known are {string.Join(", ", known)}.");
        }

        return [.. own.Select(s => s with { Items = [.. s.Items.Where(i => categories?.Contains(i.Category) ?? true)] }).Where(s => s.Items.Count > 0)];
    }

    private sealed class Reported(Action<EvaluationProgress> report) : IProgress<EvaluationProgress>
    {
        public void Report(EvaluationProgress value) => report(value);
    }
}
