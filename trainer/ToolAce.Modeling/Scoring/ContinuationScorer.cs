using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Parallelism;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Scoring;

/// <summary>
/// Log-probabilities of given continuations after contexts, both as ids. What a model has to read for one is context and continuation without its last token;
/// continuations that share this, as the letters of one question do, are scored in one pass. Too long an input loses its beginning.
/// </summary>
public static class ContinuationScorer
{
    /// <summary>One sum of log-probabilities a pair, in order. Neither context nor continuation may be empty.</summary>
    internal static double[] LogProbs(
        DecoderModel model,
        int contextLength,
        IReadOnlyList<(int[] Context, int[] Continuation)> pairs,
        int padToken,
        IProgress<int>? progress,
        CancellationToken cancellationToken)
    {
        float[] Score(IReadOnlyList<(IReadOnlyList<int> Ids, IReadOnlyList<(int Position, int Next)> Targets)> inputs)
        {
            using var tokens = TokenBatch.Of(inputs, padToken, model.Device);
            return AnswerScorer.Values(model, tokens);
        }

        return LogProbs(Score, pairs, contextLength, AnswerScorer.TokensOfABatch(model), model.Workers, progress, cancellationToken);
    }

    /// <summary>
    /// The same by any model: <paramref name="score"/> tells for a batch of inputs the log-probability of each target, one input after the other. A batch has at most
    /// <paramref name="tokensOfABatch"/> tokens with padding.
    /// </summary>
    public static double[] LogProbs(
        Func<IReadOnlyList<(IReadOnlyList<int> Ids, IReadOnlyList<(int Position, int Next)> Targets)>, float[]> score,
        IReadOnlyList<(int[] Context, int[] Continuation)> pairs,
        int contextLength,
        int tokensOfABatch,
        Workers workers,
        IProgress<int>? progress,
        CancellationToken cancellationToken)
    {
        var groups = Enumerable.Range(0, pairs.Count)
            .GroupBy(i => (IReadOnlyList<int>)Input(pairs[i], contextLength), new SameIds())
            .Select(g => (g.Key, Pairs: g.ToList()))
            .ToList();
        var results = new double[pairs.Count];
        workers.RunBatches(
            [.. LengthBatches.Of([.. groups.Select(g => g.Key.Count)], tokensOfABatch)],
            batch =>
            {
                var values = score([.. batch.Select(g => (groups[g].Key, Targets(groups[g].Key.Count, groups[g].Pairs.Select(i => pairs[i].Continuation))))]);
                var start = 0;
                foreach (var i in batch.SelectMany(g => groups[g].Pairs))
                {
                    var length = pairs[i].Continuation.Length;
                    results[i] = values[start..(start + length)].Sum(v => (double)v);
                    start += length;
                }
            },
            progress,
            cancellationToken);
        return results;
    }

    private static int[] Input((int[] Context, int[] Continuation) pair, int contextLength)
    {
        if (pair.Continuation.Length > contextLength)
        {
            throw new ArgumentException($"a continuation of {pair.Continuation.Length} tokens does not fit a context of {contextLength}", nameof(pair));
        }

        int[] input = [.. pair.Context, .. pair.Continuation[..^1]];
        return input[Math.Max(0, input.Length - contextLength)..];
    }

    private static IReadOnlyList<(int Position, int Next)> Targets(int inputLength, IEnumerable<int[]> continuations) =>
        [.. continuations.SelectMany(c => c.Select((next, k) => (inputLength - c.Length + k, next)))];

    private sealed class SameIds : IEqualityComparer<IReadOnlyList<int>>
    {
        public bool Equals(IReadOnlyList<int>? x, IReadOnlyList<int>? y) => x!.SequenceEqual(y!);

        public int GetHashCode(IReadOnlyList<int> ids)
        {
            var hash = default(HashCode);
            foreach (var id in ids)
            {
                hash.Add(id);
            }

            return hash.ToHashCode();
        }
    }
}
