using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;

namespace ToolAce.Agents.Local;

/// <summary>
/// Lets a model answer together what is asked of it meanwhile: one batch after the other, each of questions with the same limits, temperature and stop texts. A
/// question's own seed draws its answer, whoever else is in the batch.
/// </summary>
internal sealed class QuestionBatches(ITextModel model, int atOnce) : IDisposable
{
    /// <summary>Those who were answered together come back together: so long a batch waits for them, or batches of one and of all the others would take turns.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(20);

    private readonly Lock gate = new();
    private readonly List<Question> waiting = [];
    private readonly CancellationTokenSource ending = new();
    private Task work = Task.CompletedTask;
    private bool working;

    /// <summary>The answer to one question. Cancelled, it leaves the batch to the others.</summary>
    /// <exception cref="ObjectDisposedException">Nobody answers any more.</exception>
    public Task<Generation> AskAsync(ChatPrompt prompt, GenerationOptions options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var question = new Question(prompt, options, cancellationToken);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(ending.IsCancellationRequested, this);
            waiting.Add(question);
            if (!working)
            {
                working = true;
                work = Task.Run(WorkAsync, CancellationToken.None); // the model computes on the thread that asks
            }
        }

        return question.Answer.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Ends the batch under way; afterwards the model is not used any more.</summary>
    public void Dispose()
    {
        Task last;
        lock (gate)
        {
            ending.Cancel();
            last = work;
        }

        last.Wait(CancellationToken.None);
        ending.Dispose();
    }

    private async Task WorkAsync()
    {
        while (await NextAsync() is { } batch)
        {
            using var left = new BatchCancellation(batch.Select(q => q.Cancelled), ending.Token);
            try
            {
                var options = batch.Count == 1 ? batch[0].Options : batch[0].Options with { SeedOfEach = [.. batch.Select(q => q.Options.Seed)] };
                var answers = await model.GenerateAsync([.. batch.Select(q => q.Prompt)], options, progress: null, left.Token);
                foreach (var (question, answer) in batch.Zip(answers))
                {
                    question.Answer.TrySetResult(answer);
                }
            }
            catch (OperationCanceledException)
            {
                batch.ForEach(q => q.Answer.TrySetCanceled(CancellationToken.None));
            }
            catch (Exception failure)
            {
                batch.ForEach(q => q.Answer.TrySetException(failure));
            }
        }
    }

    /// <summary>The next questions; null when nobody waits.</summary>
    private async Task<List<Question>?> NextAsync()
    {
        if (atOnce > 1 && !ending.IsCancellationRequested)
        {
            await Task.Delay(Gathering, CancellationToken.None);
        }

        lock (gate)
        {
            waiting.RemoveAll(q => q.Cancelled.IsCancellationRequested);
            if (ending.IsCancellationRequested)
            {
                waiting.ForEach(q => q.Answer.TrySetCanceled(CancellationToken.None));
                waiting.Clear();
            }

            working = waiting.Count > 0;
            if (!working)
            {
                return null;
            }

            var batch = waiting.Where(waiting[0].GoesWith).Take(atOnce).ToList();
            waiting.RemoveAll(batch.Contains);
            return batch;
        }
    }

    private sealed class Question(ChatPrompt prompt, GenerationOptions options, CancellationToken cancelled)
    {
        public ChatPrompt Prompt => prompt;

        public GenerationOptions Options => options;

        public CancellationToken Cancelled => cancelled;

        public TaskCompletionSource<Generation> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool GoesWith(Question other) =>
            (options.MaxTokens, options.Temperature) == (other.Options.MaxTokens, other.Options.Temperature) && options.Stop.SequenceEqual(other.Options.Stop);
    }
}
