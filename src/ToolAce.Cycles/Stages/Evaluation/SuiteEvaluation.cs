using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Eval.Running;
using ToolAce.Eval.Scores;
using ToolAce.Eval.Suites;
using ToolAce.Storage.Artifacts;

namespace ToolAce.Cycles.Stages.Evaluation;

/// <summary>Lets a model answer the config's suites; every whole batch survives a kill, and a batch that was cut is made again as a whole.</summary>
internal sealed class SuiteEvaluation(StageContext context, TimeProvider time)
{
    public const string Suites = "suites";

    /// <summary>The category under which all items together are scored.</summary>
    public const string All = "all";

    /// <summary>The category under which the four call categories are pooled.</summary>
    public const string Calls = "calls";

    private const int Batch = 64;

    /// <summary>Answers all suites into the data set <paramref name="name"/>.</summary>
    public async Task<IReadOnlyList<Prediction>> RunAsync(ITextModel model, string name, IReadOnlyList<Dialog> examples, CancellationToken cancellationToken)
    {
        var suites = OwnSuites.Load(context.Content(Suites));
        var options = new EvaluationOptions
        {
            Limit = context.Config.Evaluate.Limit == 0 ? null : context.Config.Evaluate.Limit,
            MaxTokens = context.Config.Evaluate.MaxTokens,
            BatchSize = Batch,
            Shots = examples.Count,
            Examples = examples,
            Seed = context.Seed,
        };
        var artifact = await context.WriteAsync<Prediction>(
            name, (writer, _) => FillAsync(model, suites, options, writer, name, cancellationToken), rowsPerPart: Batch, cancellationToken);
        return [.. artifact.Read<Prediction>()];
    }

    /// <summary>One row a category, one for the call categories together, one for all.</summary>
    public static IReadOnlyList<ScoreRecord> Scores(IReadOnlyList<Prediction> predictions, string modelVersion, string variant)
    {
        ScoreRecord Row(string suite, string category, IReadOnlyList<Prediction> items)
        {
            var correct = items.Count(p => p.Correct);
            var score = Score.Of(correct, items.Count);
            return new ScoreRecord(modelVersion, variant, suite, category, correct, items.Count, score.Accuracy, score.Ci95[0], score.Ci95[1]);
        }

        return
        [
            Row(All, All, predictions),
            Row(All, Calls, [.. predictions.Where(p => ScoreCard.CallCategories.Contains(p.Category))]),
            .. predictions.GroupBy(p => (p.Suite, p.Category)).Select(g => Row(g.Key.Suite, g.Key.Category, [.. g])),
        ];
    }

    private async Task FillAsync(
        ITextModel model, IReadOnlyList<Suite> suites, EvaluationOptions options, DatasetWriter<Prediction> writer, string part, CancellationToken cancellationToken)
    {
        var done = writer.ReadResumed().ToList();
        var sizes = suites.Select(s => Selected(s, options.Limit)).ToList();
        var (written, before, total) = (done.Count, 0, sizes.Sum());
        for (var i = 0; i < suites.Count; i++)
        {
            // Whole batches of this suite that an earlier attempt left; what it left of a further one is made again, and only the rest of it written.
            var there = Math.Clamp(written - before, 0, sizes[i]);
            var whole = there == sizes[i] ? there : there / Batch * Batch;
            var skip = there - whole;
            var offset = before;
            var resumed = options with { Done = [.. done.Skip(before).Take(whole)] };
            var progress = new Counts(p => context.Progress.Report(part, offset + p.Done, total));
            await foreach (var batch in new EvaluationRunner(time).BatchesAsync(model, suites[i], resumed, progress, cancellationToken))
            {
                writer.AddRange(batch.Predictions.Skip(skip));
                skip = 0;
            }

            before += sizes[i];
        }
    }

    private static int Selected(Suite suite, int? limit) => limit is { } most ? suite.Items.GroupBy(i => i.Category).Sum(g => Math.Min(most, g.Count())) : suite.Items.Count;

    private sealed class Counts(Action<EvaluationProgress> tell) : IProgress<EvaluationProgress>
    {
        public void Report(EvaluationProgress value) => tell(value);
    }
}
