using ToolAce.Core.Models;
using ToolAce.Modeling.Generation;

namespace ToolAce.Onnx.Running;

/// <summary>
/// Batched decoding in ONNX Runtime. Prompts are read one by one, without padding, each into its row of the batch's cache; then all rows take a step together, each at
/// its own length.
/// </summary>
internal sealed class OnnxGenerator(OnnxDecoder decoder, IReadOnlyCollection<int> endTokens, Func<IReadOnlyList<int>, bool> stops)
{
    private readonly int vocabulary = decoder.Config.VocabularySize;

    /// <summary>Most tokens of a prompt and its answer together, but for the answer's last.</summary>
    public int ContextLength { get; init; } = decoder.Config.ContextLength;

    /// <summary>Continues every prompt. The answers hold no end token. A prompt's number chooses its random stream, so sampling does not depend on the batch.</summary>
    public List<TokenAnswer> Generate(IReadOnlyList<(int[] Ids, int Number)> prompts, GenerationOptions options, CancellationToken cancellationToken)
    {
        var answers = prompts.Select(p => new TokenAnswer(options.Stream(p.Number))).ToList();
        using var cache = decoder.Cache(prompts.Count, Math.Min(ContextLength, prompts.Max(p => p.Ids.Length) + options.MaxTokens));
        var rows = new List<Row>();
        foreach (var (i, (ids, _)) in prompts.Index())
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var run = decoder.Run(cache, i, 1);
            var logits = run.Read([.. ids.Select(id => (long)id)], Enumerable.Repeat(1L, ids.Length).ToArray(), lastOnly: true);
            rows.Add(new Row(answers[i], ids.Length));
            Accept(rows[i], logits, options);
        }

        for (var kept = Keep(rows, cache); kept.Count > 0; kept = Keep(kept, cache))
        {
            Continue(kept, cache, options, cancellationToken);
        }

        return answers;
    }

    /// <summary>Steps until half the answers are finished, when what is left can go on alone, or all are.</summary>
    private void Continue(List<Row> rows, KeyValueBuffers cache, GenerationOptions options, CancellationToken cancellationToken)
    {
        using var run = decoder.Run(cache, 0, rows.Count);
        var ids = new long[rows.Count];
        for (var open = rows.Count; open > 0 && (open * 2 > rows.Count || !cache.Movable);)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // Finished rows go along for nothing: they may have no room left, and must not widen the step beyond the context.
            var total = rows.Where(Open).Max(r => r.Length) + 1;
            var mask = new long[rows.Count * total];
            foreach (var (i, row) in rows.Index())
            {
                ids[i] = row.Next;
                mask.AsSpan(i * total, Math.Min(row.Length + 1, total)).Fill(1);
            }

            var logits = run.Read(ids, mask, lastOnly: true);
            open = 0;
            foreach (var (i, row) in rows.Index().Where(r => Open(r.Item)))
            {
                row.Length++;
                Accept(row, logits.Slice(i * vocabulary, vocabulary), options);
                open += Open(row) ? 1 : 0;
            }
        }
    }

    private void Accept(Row row, ReadOnlySpan<float> logits, GenerationOptions options)
    {
        var next = LogitRow.Choose(logits, options.Temperature, row.Answer.Random);
        row.Answer.Accept(next, endTokens, stops, options.MaxTokens);
        row.Next = next.Id;
        if (row.Length >= ContextLength)
        {
            row.Answer.EndForLength();
        }
    }

    private static bool Open(Row row) => row.Answer.Finish is null;

    private List<Row> Keep(List<Row> rows, KeyValueBuffers cache)
    {
        int[] open = [.. Enumerable.Range(0, rows.Count).Where(i => Open(rows[i]))];
        if (open.Length == 0 || open.Length == rows.Count)
        {
            return open.Length == 0 ? [] : rows;
        }

        if (!cache.Movable)
        {
            return rows;
        }

        cache.Keep(open);
        return [.. open.Select(i => rows[i])];
    }

    /// <summary>One prompt with its answer: how many positions the cache holds of it, and the token to be read next.</summary>
    private sealed class Row(TokenAnswer answer, int length)
    {
        public TokenAnswer Answer { get; } = answer;

        public int Length { get; set; } = length;

        public long Next { get; set; }
    }
}
