using ToolAce.Core.Models;
using ToolAce.Modeling.Decoders;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Generation;

/// <summary>
/// Batched decoding with a key-value cache. Prompts are padded on the left; padding takes no position, so that each answer has as much of the context as it has alone.
/// </summary>
internal sealed class TokenGenerator(DecoderModel model, int padToken, IReadOnlyCollection<int> endTokens, Func<IReadOnlyList<int>, bool> stops)
{
    /// <summary>How rows of the batch are read.</summary>
    public LeftPaddedPasses Passes { get; init; } = new(model, padToken);

    /// <summary>See <see cref="SamplingOptions.RepetitionPenalty"/>.</summary>
    public double RepetitionPenalty { get; init; } = 1;

    /// <summary>Most tokens of a prompt and its answer together, but for the answer's last.</summary>
    public int ContextLength { get; init; } = model.Config.ContextLength;

    /// <summary>Continues every prompt. The answers hold no end token. A prompt's number chooses its random stream, so sampling does not depend on the batch.</summary>
    public List<TokenAnswer> Generate(IReadOnlyList<(int[] Ids, int Number)> numbered, GenerationOptions options, CancellationToken cancellationToken)
    {
        var prompts = numbered.Select(n => n.Ids).ToList();
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var width = prompts.Max(p => p.Length);
        var capacity = width + Math.Min(options.MaxTokens, ContextLength - prompts.Min(p => p.Length));
        var distinct = prompts.Distinct().ToList(); // samples of one prefix share its array: it is read once for all of them
        using var cache = new KeyValueCache(model.Config, distinct.Count, capacity, model.Dtype, model.Device);
        var answers = numbered.Select(n => new TokenAnswer(options.Stream(n.Number))).ToList();
        var padding = prompts.Select(p => width - p.Length).ToArray();

        var rows = Enumerable.Range(0, prompts.Count).ToArray();
        var last = Passes.Prefill(distinct, [.. distinct.Select(p => width - p.Length)], width, cache, cancellationToken);
        if (distinct.Count < prompts.Count)
        {
            int[] sources = [.. prompts.Select(p => distinct.IndexOf(p))];
            cache.Keep(sources);
            last = last.index_select(0, tensor([.. sources.Select(s => (long)s)], device: model.Device));
        }

        var columnMask = Passes.ColumnMask(padding, capacity);
        for (var length = width; ; length++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = Choose(last, [.. rows.Select(r => (prompts[r], answers[r]))], options);
            last.Dispose();
            for (var i = 0; i < rows.Length; i++)
            {
                answers[rows[i]].Accept(next[i], endTokens, stops, options.MaxTokens);
                if (length - padding[i] >= ContextLength)
                {
                    answers[rows[i]].EndForLength();
                }
            }

            var open = Enumerable.Range(0, rows.Length).Where(i => answers[rows[i]].Finish is null).ToArray();
            if (open.Length == 0)
            {
                return answers;
            }

            var ids = next.Ids;
            if (open.Length * 2 <= rows.Length)
            {
                // Half the answers are finished: what is left goes on alone.
                (rows, padding, ids) = ([.. open.Select(i => rows[i])], [.. open.Select(i => padding[i])], [.. open.Select(i => ids[i])]);
                cache.Keep(open);
                columnMask.Dispose();
                columnMask = Passes.ColumnMask(padding, capacity);
            }

            // Finished rows go along for nothing, and may be at the context's end.
            last = Passes.Step(ids, [.. padding.Select(p => Math.Min(length - p, ContextLength - 1L))], length, columnMask, cache);
        }
    }

    private TokenChoice Choose(Tensor logits, List<(int[] Prompt, TokenAnswer Answer)> sequences, GenerationOptions options)
    {
        using var scope = NewDisposeScope();
        var logProbs = logits.to_type(ScalarType.Float32).log_softmax(-1);
        var preferred = RepetitionPenalty == 1 ? logits.to_type(ScalarType.Float32) : Penalised(logits, sequences);
        if (options.Temperature <= 0)
        {
            var best = (RepetitionPenalty == 1 ? logProbs : preferred).argmax(-1);
            var chosen = logProbs.gather(1, best.unsqueeze(1)).squeeze(1);
            return new TokenChoice(best.cpu().data<long>().ToArray(), chosen.cpu().data<float>().ToArray());
        }

        var vocabulary = (int)logits.shape[1];
        var tempered = preferred.div(options.Temperature).softmax(-1).cpu().data<float>().ToArray();
        var plain = logProbs.cpu().data<float>().ToArray();
        var ids = new long[sequences.Count];
        var values = new float[sequences.Count];
        for (var b = 0; b < sequences.Count; b++)
        {
            ids[b] = TokenDraw.From(tempered.AsSpan(b * vocabulary, vocabulary), sequences[b].Answer.Random);
            values[b] = plain[b * vocabulary + ids[b]];
        }

        return new TokenChoice(ids, values);
    }

    private Tensor Penalised(Tensor logits, List<(int[] Prompt, TokenAnswer Answer)> sequences)
    {
        var vocabulary = (int)logits.shape[1];
        var values = logits.to_type(ScalarType.Float32).cpu().data<float>().ToArray();
        foreach (var (b, (prompt, answer)) in sequences.Index())
        {
            foreach (var id in prompt.Concat(answer.Ids).Distinct())
            {
                ref var value = ref values[b * vocabulary + id];
                value = (float)(value > 0 ? value / RepetitionPenalty : value * RepetitionPenalty);
            }
        }

        return tensor(values, [sequences.Count, vocabulary], device: logits.device);
    }

    private readonly record struct TokenChoice(long[] Ids, float[] LogProbs)
    {
        public (int Id, float LogProb) this[int i] => ((int)Ids[i], LogProbs[i]);
    }
}
