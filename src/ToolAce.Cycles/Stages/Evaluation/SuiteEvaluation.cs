using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Eval.Running;
using ToolAce.Eval.Running.Storage;
using ToolAce.Eval.Scores;
using ToolAce.Eval.Suites;
using ToolAce.Storage.Artifacts;

namespace ToolAce.Cycles.Stages.Evaluation;

/// <summary>Lets a model answer the config's suites; every whole batch survives a kill, and a batch that was cut is made again as a whole.</summary>
internal sealed class SuiteEvaluation(StageContext context, TimeProvider time)
{
    /// <summary>The content that holds the project's own suites.</summary>
    public const string Suites = "suites";

    /// <summary>The content that holds the official suites' data.</summary>
    public const string Official = "official_data";

    /// <summary>The category under which all items of the own suites together are scored.</summary>
    public const string All = "all";

    /// <summary>The category under which the own suites' four call categories are pooled.</summary>
    public const string Calls = "calls";

    private const int Batch = 64;

    /// <summary>What a stage that runs official suites reads of the config for it: what is asked, not where it lies; null without any.</summary>
    public static OfficialConfig? Settings(CycleConfig config) => config.Evaluate.Official is { } official
        ? official with { Data = null, Categories = official.Suites.Contains(OfficialSuite.Name) ? official.Asked() : null }
        : null;

    /// <summary>Whether an answer is to a suite whose data is no part of this project.</summary>
    public static bool IsOfficial(Prediction prediction) => SuiteLoader.Official.Contains(prediction.Suite);

    /// <summary>Answers the own suites, and where <paramref name="official"/> the config's official ones, into the data set <paramref name="name"/>.</summary>
    public async Task<IReadOnlyList<Prediction>> RunAsync(ITextModel model, string name, IReadOnlyList<Dialog> examples, bool official, CancellationToken cancellationToken)
    {
        var memories = new WholeMemories(Path.Combine(context.WorkFolder, $"{name}-memories.json"));
        var options = new EvaluationOptions
        {
            MaxTokens = context.Config.Evaluate.MaxTokens,
            BatchSize = Batch,
            Shots = examples.Count,
            Examples = examples,
            Seed = context.Seed,
            Memories = memories,
        };
        var artifact = await context.WriteAsync<Prediction>(
            name, (writer, _) => FillAsync(model, [.. Load(official)], options, memories, writer, name, cancellationToken), rowsPerPart: Batch, cancellationToken);
        return [.. artifact.Read<Prediction>()];
    }

    /// <summary>
    /// One row for the own suites' items together, one for their call categories, and one a category of every suite. What official suites publish beyond that is
    /// made of their categories by whoever shows it; so theirs count by the official verdict where that differs from the house's. Answers that are graded, not
    /// right or wrong, are in no row.
    /// </summary>
    public static IReadOnlyList<ScoreRecord> Scores(IReadOnlyList<Prediction> predictions, string modelVersion, string variant)
    {
        ScoreRecord Row(string suite, string category, IReadOnlyList<Prediction> items)
        {
            var correct = items.Count(CountedVerdict.Of);
            var score = Score.Of(correct, items.Count);
            return new ScoreRecord(modelVersion, variant, suite, category, correct, items.Count, score.Accuracy, score.Ci95[0], score.Ci95[1]);
        }

        List<Prediction> own = [.. predictions.Where(p => !IsOfficial(p))];
        return
        [
            Row(All, All, own),
            Row(All, Calls, [.. own.Where(p => ScoreCard.CallCategories.Contains(p.Category))]),
            .. ScoreCard.Judged(predictions).GroupBy(p => (p.Suite, p.Category)).Select(g => Row(g.Key.Suite, g.Key.Category, [.. g])),
        ];
    }

    private IEnumerable<SuiteRun> Load(bool official)
    {
        var evaluate = context.Config.Evaluate;
        int? limit = evaluate.Limit == 0 ? null : evaluate.Limit;
        var own = SuiteLoader.Own(context.Content(Suites), PromptStyle.Toolace).Select(s => s.Only(categories: null, limit));
        return official && evaluate.Official is { } asked ? own.Concat(asked.Suites.Select(s => asked.Load(s, context.Content(Official)))) : own;
    }

    private async Task FillAsync(
        ITextModel model,
        IReadOnlyList<SuiteRun> suites,
        EvaluationOptions options,
        WholeMemories memories,
        DatasetWriter<Prediction> writer,
        string part,
        CancellationToken cancellationToken)
    {
        var done = writer.ReadResumed().ToList();
        var (written, before, total) = (done.Count, 0, suites.Sum(s => s.Items.Count));
        foreach (var suite in suites)
        {
            // Whole batches of this suite that an earlier attempt left; what it left of a further one is made again, and only the rest of it written.
            var size = suite.Items.Count;
            var there = Math.Clamp(written - before, 0, size);
            var whole = there == size ? there : there / Batch * Batch;
            var skip = there - whole;
            var offset = before;
            var resumed = options with { Done = [.. done.Skip(before).Take(whole)] };
            var progress = new Counts(p => context.Progress.Report(part, offset + p.Done, total));
            await foreach (var batch in suite.BatchesAsync(model, resumed, time, progress, cancellationToken))
            {
                memories.Keep();
                writer.AddRange(batch.Predictions.Skip(skip));
                skip = 0;
            }

            before += size;
        }
    }

    private sealed class Counts(Action<EvaluationProgress> tell) : IProgress<EvaluationProgress>
    {
        public void Report(EvaluationProgress value) => tell(value);
    }
}
