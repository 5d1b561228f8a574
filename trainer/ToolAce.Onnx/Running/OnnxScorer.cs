namespace ToolAce.Onnx.Running;

/// <summary>Log-probabilities of given tokens; a sequence is read in pieces, so that the logits of all its positions never exist at once.</summary>
internal sealed class OnnxScorer(OnnxDecoder decoder)
{
    private const int LogitsAtOnce = 16 << 20;

    /// <summary>For one token sequence and tokens that may follow its positions, in any order: the natural logarithm of each one's probability.</summary>
    public float[] LogProbs(IReadOnlyList<int> ids, IReadOnlyList<(int Position, int Next)> targets, CancellationToken cancellationToken)
    {
        var results = new float[targets.Count];
        var asked = targets.Select((t, index) => (t.Position, t.Next, Index: index)).ToLookup(t => t.Position);
        ReadAll(ids, targets.Count == 0 ? 0 : targets.Max(t => t.Position) + 1, (position, logits) =>
        {
            foreach (var (_, next, index) in asked[position])
            {
                results[index] = LogitRow.LogProb(logits, next);
            }
        }, cancellationToken);
        return results;
    }

    /// <summary>The logits after each of the first positions.</summary>
    public void ReadAll(IReadOnlyList<int> ids, int positions, Action<int, ReadOnlySpan<float>> take, CancellationToken cancellationToken)
    {
        if (positions == 0)
        {
            return;
        }

        var vocabulary = decoder.Config.VocabularySize;
        var piece = Math.Clamp(LogitsAtOnce / vocabulary, 1, positions);
        using var cache = decoder.Cache(1, positions);
        using var run = decoder.Run(cache, 0, 1);
        for (var start = 0; start < positions; start += piece)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = Math.Min(piece, positions - start);
            var logits = run.Read([.. Enumerable.Range(start, count).Select(i => (long)ids[i])], Enumerable.Repeat(1L, start + count).ToArray(), lastOnly: false);
            for (var t = 0; t < count; t++)
            {
                take(start + t, logits.Slice(t * vocabulary, vocabulary));
            }
        }
    }
}
