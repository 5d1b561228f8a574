using System.Runtime.CompilerServices;
using ToolAce.Core.Models;
using ToolAce.Eval.Outcomes;
using ToolAce.Eval.Running.Prompts;
using ToolAce.Eval.Running.Worlds;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Running;

/// <summary>Lets a model answer a suite in batches, and judges the answers.</summary>
public sealed class EvaluationRunner(TimeProvider time)
{
    /// <summary>Runs what <see cref="EvaluationOptions.Done"/> does not hold yet; the result holds both.</summary>
    public async Task<EvaluationRun> RunAsync(
        ITextModel model, Suite suite, EvaluationOptions options, IProgress<EvaluationProgress>? progress, CancellationToken cancellationToken)
    {
        var made = new Dictionary<string, Prediction>();
        var timings = new List<PredictionTiming>();
        await foreach (var batch in BatchesAsync(model, suite, options, progress, cancellationToken))
        {
            timings.AddRange(batch.Timings);
            foreach (var prediction in batch.Predictions)
            {
                made[prediction.ItemId] = prediction;
            }
        }

        var earlier = Earlier(suite, options);
        return new EvaluationRun([.. Selected(suite, options).Select(i => made.GetValueOrDefault(i.Id) ?? earlier[i.Id])], timings);
    }

    /// <summary>
    /// The same, batch by batch as they are done, for callers that save each: only new predictions are in them. Batches are cut from the whole suite, so a
    /// resumed run makes the same ones; a batch with anything missing is made from its missing items.
    /// </summary>
    public async IAsyncEnumerable<PredictionBatch> BatchesAsync(
        ITextModel model,
        Suite suite,
        EvaluationOptions options,
        IProgress<EvaluationProgress>? progress,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var examples = FewShot.Pick(options.Examples, options.Shots, options.Seed);
        var earlier = Earlier(suite, options);
        var prompts = PromptWriter.Of(suite, options, examples);
        await RememberAsync(model, suite, options, prompts, cancellationToken);
        var batches = Selected(suite, options).Chunk(options.BatchSize)
            .Select(items => items.Select(i => Conversation.Start(i, AnswerReader.Of(i, suite.Decoding, options.Prompts), options, prompts)).ToList())
            .ToList();
        var total = batches.Sum(b => b.Count);
        foreach (var batch in batches)
        {
            batch.RemoveAll(c => earlier.TryGetValue(c.Item.Id, out var known) && known.PromptHash == c.PromptHash);
        }

        var done = total - batches.Sum(b => b.Count);
        var clock = new ProgressClock(suite.Name, done, total, time, progress);
        clock.Report(done);
        foreach (var batch in batches.Where(b => b.Count > 0))
        {
            await AnswerAsync(model, batch, options, count => clock.Report(done + count), cancellationToken);
            done += batch.Count;
            yield return new PredictionBatch([.. batch.Select(c => c.ToPrediction(suite.Name))], [.. batch.Select(c => new PredictionTiming(c.Item.Id, c.Seconds))]);
        }
    }

    private static IEnumerable<SuiteItem> Selected(Suite suite, EvaluationOptions options) =>
        options.Limit is { } limit ? suite.Items.GroupBy(i => i.Category).SelectMany(category => category.Take(limit)) : suite.Items;

    private static Dictionary<string, Prediction> Earlier(Suite suite, EvaluationOptions options) =>
        options.Done.Where(p => p.Suite == suite.Name).GroupBy(p => p.ItemId).ToDictionary(g => g.Key, g => g.Last());

    /// <summary>Leads the conversations that memory items ask about, as far as that has not been done; the scenarios side by side.</summary>
    private async Task RememberAsync(ITextModel model, Suite suite, EvaluationOptions options, PromptWriter prompts, CancellationToken cancellationToken)
    {
        var conversations = Selected(suite, options).OfType<MemoryItem>().DistinctBy(i => i.Scenario.Name)
            .Select(i => (Item: i, Snapshot: options.Memories.Find(i.Scenario.Name)))
            .Where(i => i.Snapshot.Talks < i.Item.Scenario.Talks.Count)
            .Select(i => new MemoryConversation(
                i.Item, i.Snapshot, options.Memories.Save, AnswerReader.Of(i.Item, suite.Decoding, options.Prompts), prompts, options.WorldSteps))
            .ToList<Conversation>();
        await AnswerAsync(model, conversations, options, report: _ => { }, cancellationToken);
    }

    private async Task AnswerAsync(ITextModel model, List<Conversation> batch, EvaluationOptions options, Action<int> report, CancellationToken cancellationToken)
    {
        var generation = new GenerationOptions(options.MaxTokens, options.Temperature, options.Seed);
        while (batch.Where(c => c.Verdict is null).ToList() is { Count: > 0 } waiting)
        {
            var start = time.GetTimestamp();
            var answers = await model.GenerateAsync([.. waiting.Select(c => c.Prompt)], generation, progress: null, cancellationToken);
            var seconds = time.GetElapsedTime(start).TotalSeconds / waiting.Count;
            foreach (var (conversation, answer) in waiting.Zip(answers))
            {
                conversation.Seconds += answer.Seconds ?? seconds;
                conversation.Receive(answer);
            }

            report(batch.Count(c => c.Verdict is not null));
        }
    }
}
