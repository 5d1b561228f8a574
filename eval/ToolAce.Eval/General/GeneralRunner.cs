using System.Runtime.CompilerServices;
using System.Text.Json;
using ToolAce.Core.Json;
using ToolAce.Core.Models;
using ToolAce.Eval.General.HumanEval;
using ToolAce.Eval.General.Isolation;
using ToolAce.Eval.Outcomes;
using ToolAce.Eval.Running;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.General;

/// <summary>
/// Runs a general-ability suite: batched, resumable. Of the options count <see cref="EvaluationOptions.Limit"/>, <see cref="EvaluationOptions.BatchSize"/> and
/// <see cref="EvaluationOptions.Done"/>; examples and lengths are the suite's own.
/// </summary>
public sealed class GeneralRunner
{
    private readonly TimeProvider time;
    private readonly Func<CancellationToken, Task<(PythonIsolation? Isolation, IsolationReport Report)>> isolate;

    /// <summary>Runs with this machine's isolation, where a suite needs one.</summary>
    public GeneralRunner(TimeProvider time)
        : this(time, cancellationToken => PythonIsolation.OpenAsync(new IsolationLimits(), cancellationToken))
    {
    }

    internal GeneralRunner(TimeProvider time, Func<CancellationToken, Task<(PythonIsolation? Isolation, IsolationReport Report)>> isolate) =>
        (this.time, this.isolate) = (time, isolate);

    /// <summary>Runs what <see cref="EvaluationOptions.Done"/> does not hold yet; the result holds both.</summary>
    /// <exception cref="SuiteException">The model or the machine cannot run this suite.</exception>
    public async Task<EvaluationRun> RunAsync(
        ITextModel model, GeneralSuite suite, EvaluationOptions options, IProgress<EvaluationProgress>? progress, CancellationToken cancellationToken)
    {
        var predictions = Earlier(suite, options);
        var timings = new List<PredictionTiming>();
        await foreach (var batch in BatchesAsync(model, suite, options, progress, cancellationToken))
        {
            timings.AddRange(batch.Timings);
            foreach (var prediction in batch.Predictions)
            {
                predictions[prediction.ItemId] = prediction;
            }
        }

        return new EvaluationRun([.. Selected(suite, options).Select(i => predictions[i.Id])], timings);
    }

    /// <summary>The same, batch by batch as they are done, for callers that save each: only new predictions are in them.</summary>
    /// <exception cref="SuiteException">The model or the machine cannot run this suite; thrown before anything is asked.</exception>
    public async IAsyncEnumerable<PredictionBatch> BatchesAsync(
        ITextModel model,
        GeneralSuite suite,
        EvaluationOptions options,
        IProgress<EvaluationProgress>? progress,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var judge = await JudgeAsync(model, suite, cancellationToken);
        var earlier = Earlier(suite, options);
        var items = Selected(suite, options).ToList();
        var batches = items.Chunk(options.BatchSize)
            .Select(batch => batch.Where(i => earlier.GetValueOrDefault(i.Id)?.PromptHash != PromptHashes.Of(i.Context)).ToList())
            .Where(batch => batch.Count > 0)
            .ToList();
        var done = items.Count - batches.Sum(b => b.Count);
        var clock = new ProgressClock(suite.Name, done, items.Count, time, progress);
        clock.Report(done);
        foreach (var batch in batches)
        {
            var start = time.GetTimestamp();
            var answers = await judge.AnswerAsync(batch, count => clock.Report(done + count), cancellationToken);
            var seconds = time.GetElapsedTime(start).TotalSeconds / batch.Count;
            done += batch.Count;
            clock.Report(done);
            yield return new PredictionBatch([.. batch.Zip(answers, (i, a) => ToPrediction(suite.Name, i, a))], [.. batch.Select(i => new PredictionTiming(i.Id, seconds))]);
        }
    }

    private async Task<GeneralJudge> JudgeAsync(ITextModel model, GeneralSuite suite, CancellationToken cancellationToken)
    {
        if (model is not IContinuationModel continuing)
        {
            throw new SuiteException(
                $"Suite {suite.Name} asks for bare text to be continued and for log-probabilities of given texts; {model.Version} answers chat messages only. Evaluate it as a local checkpoint.");
        }

        if (suite.Items is not [CodeItem, ..])
        {
            return new GeneralJudge(continuing, suite.Settings, driver: null);
        }

        var (isolation, report) = await isolate(cancellationToken);
        return isolation is not null
            ? new GeneralJudge(continuing, suite.Settings, new CodeDriver(isolation))
            : throw new SuiteException($"Suite {suite.Name} is refused: it runs Python that the model writes, and on this machine {report.Problem}. {report.Hint}");
    }

    private static IEnumerable<GeneralItem> Selected(GeneralSuite suite, EvaluationOptions options) =>
        options.Limit is { } limit ? suite.Items.GroupBy(i => i.Category).SelectMany(category => category.Take(limit)) : suite.Items;

    private static Dictionary<string, Prediction> Earlier(GeneralSuite suite, EvaluationOptions options) =>
        options.Done.Where(p => p.Suite == suite.Name).GroupBy(p => p.ItemId).ToDictionary(g => g.Key, g => g.Last());

    private static Prediction ToPrediction(string suite, GeneralItem item, Answer answer) => new(
        item.Id,
        suite,
        item.Category,
        PromptHashes.Of(item.Context),
        item.Question,
        answer.Text,
        Calls: null,
        answer.ErrorType is null ? Outcome.Correct : GeneralErrors.OutcomeOf(answer.ErrorType),
        answer.ErrorType is null,
        answer.ErrorType,
        answer.Message,
        answer.PromptTokens,
        answer.Tokens)
    {
        Prompt = JsonSerializer.Serialize(item.Context, CoreJson.Options),
    };
}
