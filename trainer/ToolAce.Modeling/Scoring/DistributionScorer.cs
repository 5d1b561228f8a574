using ToolAce.Modeling.Decoders;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Scoring;

/// <summary>Next-token distributions at chosen positions. Logits are made for those alone and a slice at a time, so that a large vocabulary does not fill the memory.</summary>
internal static class DistributionScorer
{
    /// <summary>One distribution a position asked for, in order.</summary>
    /// <param name="model">The model, with its adapter if it has one.</param>
    /// <param name="sequences">Token ids, and positions from 1 (the first token is never predicted) to the number of ids (what follows).</param>
    /// <param name="top">How many of the likeliest tokens are wanted.</param>
    /// <param name="padToken">What fills up shorter sequences.</param>
    /// <param name="text">What a token is in words.</param>
    /// <param name="progress">Told of every batch.</param>
    /// <param name="cancellationToken">Ends between batches.</param>
    public static IReadOnlyList<IReadOnlyList<TokenDistribution>> Score(
        DecoderModel model,
        IReadOnlyList<(IReadOnlyList<int> Ids, IReadOnlyList<int> Positions)> sequences,
        int top,
        int padToken,
        Func<int, string> text,
        IProgress<int>? progress,
        CancellationToken cancellationToken)
    {
        var results = new IReadOnlyList<TokenDistribution>[sequences.Count];
        model.Workers.RunBatches(
            [.. LengthBatches.Of([.. sequences.Select(s => s.Ids.Count)], AnswerScorer.TokensOfABatch(model))],
            batch =>
            {
                using var noGrad = no_grad();
                using var scope = NewDisposeScope();
                var rows = batch.All(i => sequences[i].Positions.Count == 0) ? [] : Rows(model, [.. batch.Select(i => sequences[i])], padToken, Math.Min(top, model.Config.VocabularySize));
                var start = 0;
                foreach (var i in batch)
                {
                    var (ids, positions) = sequences[i];
                    results[i] = [.. positions.Zip(rows.Skip(start), (p, row) => Distribution(ids, p, row, text))];
                    start += positions.Count;
                }
            },
            progress,
            cancellationToken);
        return results;
    }

    private static List<Row> Rows(DecoderModel model, IReadOnlyList<(IReadOnlyList<int> Ids, IReadOnlyList<int> Positions)> batch, int padToken, int top)
    {
        using var tokens = TokenBatch.Of(
            [.. batch.Select(s => (s.Ids, (IReadOnlyList<(int, int)>)[.. s.Positions.Select(p => (p - 1, p < s.Ids.Count ? s.Ids[p] : padToken))]))], padToken, model.Device);
        var hidden = model.Hidden(tokens.Ids).reshape(-1, model.Config.HiddenSize).index_select(0, tokens.Rows);
        var rows = new List<Row>();
        foreach (var (start, count) in LogitSlices.Of(hidden.shape[0], model.Config.VocabularySize))
        {
            using var inner = NewDisposeScope();
            var logProbs = model.Logits(hidden.narrow(0, start, count)).to_type(ScalarType.Float32).log_softmax(-1);
            var (values, indexes) = logProbs.topk(top);
            var (best, ids) = (values.cpu().data<float>().ToArray(), indexes.cpu().data<long>().ToArray());
            var own = logProbs.gather(1, tokens.Targets.narrow(0, start, count).unsqueeze(1)).cpu().data<float>().ToArray();
            // A token that cannot occur (−∞) adds nothing: 0 · −∞ counts as 0.
            var entropies = logProbs.exp().mul(logProbs.clamp(min: -1e9f)).sum(-1).neg().cpu().data<float>().ToArray();
            rows.AddRange(Enumerable.Range(0, (int)count).Select(i => new Row(own[i], [.. ids.AsSpan(i * top, top)], [.. best.AsSpan(i * top, top)], entropies[i])));
        }

        return rows;
    }

    private static TokenDistribution Distribution(IReadOnlyList<int> ids, int position, Row row, Func<int, string> text) => new(
        position,
        position < ids.Count ? ids[position] : null,
        position < ids.Count ? row.Own : null,
        [.. row.Ids.Zip(row.LogProbs, (id, value) => new TokenProbability((int)id, text((int)id), value))],
        row.Entropy);

    private readonly record struct Row(float Own, long[] Ids, float[] LogProbs, float Entropy);
}
