using ToolAce.Core.Models;
using ToolAce.Modeling.Chat;
using ToolAce.Modeling.Parallelism;

namespace ToolAce.Modeling.Generation;

/// <summary>Prompts, as ids, answered in batches.</summary>
public sealed class PromptBatches(IReadOnlyList<int[]> prompts, int contextLength, int maxTokens)
{
    private const int PromptsPerBatch = 32;
    private const int TokensPerBatch = 16384;

    /// <summary>
    /// Answers all prompts, in order. <paramref name="generate"/> continues a batch of prompts, which come with their numbers; one whose prompts fill the context is not
    /// asked of it.
    /// </summary>
    public IReadOnlyList<Core.Models.Generation> Answer(
        Workers workers,
        Func<IReadOnlyList<(int[] Ids, int Number)>, IReadOnlyList<TokenAnswer>> generate,
        ChatTemplate template,
        StopTexts stops,
        IProgress<int>? progress,
        CancellationToken cancellationToken)
    {
        var results = new Core.Models.Generation[prompts.Count];
        workers.RunBatches(
            [.. Batches()],
            batch =>
            {
                foreach (var (i, answer) in Answers(batch))
                {
                    results[i] = answer;
                }
            },
            progress,
            cancellationToken);
        return results;

        IEnumerable<(int Index, Core.Models.Generation Answer)> Answers(IReadOnlyList<int> batch)
        {
            if (prompts[batch[0]].Length >= contextLength)
            {
                return batch.Select(i => (i, new Core.Models.Generation("", FinishReason.TooLong, prompts[i].Length, [], [])));
            }

            var answers = generate([.. batch.Select(i => (prompts[i], i))]);
            return batch.Zip(answers, (i, a) => (
                i,
                new Core.Models.Generation(stops.Cut(template.Decode(a.Ids)), a.Finish!.Value, prompts[i].Length, a.Ids, a.LogProbs)));
        }
    }

    /// <summary>Prompts of like length together, longest first; those too long for the context by themselves, so that a batch is wholly one or the other.</summary>
    private IEnumerable<List<int>> Batches()
    {
        var order = Enumerable.Range(0, prompts.Count).OrderByDescending(i => prompts[i].Length).ToList();
        var (group, tooLong) = (new List<int>(), order.Where(i => prompts[i].Length >= contextLength).ToList());
        if (tooLong.Count > 0)
        {
            yield return tooLong;
        }

        foreach (var i in order.Skip(tooLong.Count))
        {
            var width = prompts[group.Count > 0 ? group[0] : i].Length + maxTokens;
            if (group.Count == PromptsPerBatch || (group.Count > 0 && (group.Count + 1) * width > TokensPerBatch))
            {
                yield return group;
                group = [];
            }

            group.Add(i);
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }
}
