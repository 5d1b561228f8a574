using ToolAce.Trainer.Exports;

namespace ToolAce.Onnx.Running;

/// <summary>Compares an export with the model it was made from, in every way in which it will be read.</summary>
internal sealed class LogitComparison(OnnxDecoder decoder, ExportProbes probes)
{
    private const int Steps = 16;
    private const int RowsTogether = 4;
    private const int LongestRow = ExportProbes.Kept;
    private readonly int vocabulary = decoder.Config.VocabularySize;
    private double largest;

    /// <summary>
    /// The largest absolute difference of a logit: of whole prompts, of prompts continued token by token, and, where padding may stand on the left, of prompts in one
    /// padded batch, again continued. Infinite where a logit is no number.
    /// </summary>
    public double Largest()
    {
        largest = 0;
        var scorer = new OnnxScorer(decoder);
        for (var i = 0; i < probes.Prompts.Count; i++)
        {
            var probe = i;
            scorer.ReadAll(probes.Prompts[i], probes.Prompts[i].Count, (position, logits) => Compare(probe, position, logits), CancellationToken.None);
            Continue([i], [probes.Prompts[i].Count]);
        }

        if (!decoder.Half)
        {
            foreach (var rows in Enumerable.Range(0, probes.Prompts.Count).Chunk(RowsTogether))
            {
                Continue(rows, [.. rows.Select(r => Math.Min(probes.Prompts[r].Count, LongestRow))]);
            }
        }

        return largest;
    }

    /// <summary>Reads rows of a batch, padded on the left: all but the last columns at once, those one by one.</summary>
    private void Continue(int[] rows, int[] lengths)
    {
        var width = lengths.Max();
        var prompt = Math.Max(width - Steps, width - lengths.Min() + 1); // attention wants a token in every row
        using var cache = decoder.Cache(rows.Length, width);
        using var run = decoder.Run(cache, 0, rows.Length);
        for (var (start, count) = (0, prompt); start < width; (start, count) = (start + count, 1))
        {
            var (total, columns) = (start + count, count);
            var ids = new long[rows.Length * columns];
            var mask = new long[rows.Length * total];
            foreach (var (r, row) in rows.Index())
            {
                var padding = width - lengths[r];
                for (var column = padding; column < total; column++)
                {
                    mask[r * total + column] = 1;
                    if (column >= start)
                    {
                        ids[r * columns + column - start] = probes.Prompts[row][column - padding];
                    }
                }
            }

            var logits = run.Read(ids, mask, lastOnly: true);
            foreach (var (r, row) in rows.Index().Where(r => total > width - lengths[r.Index]))
            {
                Compare(row, total - 1 - (width - lengths[r]), logits.Slice(r * vocabulary, vocabulary));
            }
        }
    }

    private void Compare(int probe, int position, ReadOnlySpan<float> logits)
    {
        if (ExportProbes.Row(position, probes.Prompts[probe].Count) is not { } row)
        {
            return;
        }

        var expected = probes.Logits[probe].AsSpan(row * vocabulary, vocabulary);
        for (var i = 0; i < vocabulary; i++)
        {
            var difference = Math.Abs((double)expected[i] - logits[i]);
            largest = difference <= largest ? largest : double.IsNaN(difference) ? double.PositiveInfinity : difference;
        }
    }
}
