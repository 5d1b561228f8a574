using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Scoring;

/// <summary>
/// Sequences padded on the right to one length, and which next-token predictions count. Padding follows the real tokens and is never predicted, so a causal
/// model needs no padding mask.
/// </summary>
public sealed class TokenBatch : IDisposable
{
    private TokenBatch(Tensor ids, Tensor rows, Tensor targets, int[] counts, IReadOnlyList<int>? documents = null)
    {
        Documents = documents;
        Ids = ids;
        Rows = rows;
        Targets = targets;
        Counts = counts;
    }

    /// <summary>Token ids, [batch, time].</summary>
    public Tensor Ids { get; }

    /// <summary>Flat positions (row · time + t) whose next token counts, [supervised].</summary>
    public Tensor Rows { get; }

    /// <summary>Those next tokens, [supervised].</summary>
    public Tensor Targets { get; }

    /// <summary>Supervised tokens of every sequence.</summary>
    public IReadOnlyList<int> Counts { get; }

    /// <summary>Lengths of the sequences where they are packed into one row, in their order; null where each has a row of its own.</summary>
    public IReadOnlyList<int>? Documents { get; }

    /// <summary>Supervised tokens in all.</summary>
    public int Supervised => Counts.Sum();

    /// <summary>Inputs and what is asked about each: for a position, one token that may follow it; several may be asked at one position.</summary>
    public static TokenBatch Of(IReadOnlyList<(IReadOnlyList<int> Ids, IReadOnlyList<(int Position, int Next)> Targets)> inputs, int padToken, Device device)
    {
        var time = inputs.Max(s => s.Ids.Count);
        var ids = new long[inputs.Count * time];
        Array.Fill(ids, padToken);
        for (var b = 0; b < inputs.Count; b++)
        {
            for (var t = 0; t < inputs[b].Ids.Count; t++)
            {
                ids[b * time + t] = inputs[b].Ids[t];
            }
        }

        return new TokenBatch(
            tensor(ids, [inputs.Count, time], device: device),
            tensor(inputs.SelectMany((s, b) => s.Targets.Select(t => (long)(b * time + t.Position))).ToArray(), device: device),
            tensor(inputs.SelectMany(s => s.Targets.Select(t => (long)t.Next)).ToArray(), device: device),
            [.. inputs.Select(s => s.Targets.Count)]);
    }

    /// <summary>Pads and indexes the sequences. A token counts when its own mark is set; the first token of a sequence is never predicted.</summary>
    public static TokenBatch Of(IReadOnlyList<(IReadOnlyList<int> Ids, IReadOnlyList<bool> Supervised)> sequences, int padToken, Device device)
    {
        var time = sequences.Max(s => s.Ids.Count);
        var ids = new long[sequences.Count * time];
        Array.Fill(ids, padToken);
        var rows = new List<long>();
        var targets = new List<long>();
        var counts = new int[sequences.Count];
        for (var b = 0; b < sequences.Count; b++)
        {
            var (tokens, supervised) = sequences[b];
            for (var t = 0; t < tokens.Count; t++)
            {
                ids[b * time + t] = tokens[t];
                if (t > 0 && supervised[t])
                {
                    rows.Add(b * time + t - 1);
                    targets.Add(tokens[t]);
                    counts[b]++;
                }
            }
        }

        return new TokenBatch(
            tensor(ids, [sequences.Count, time], device: device),
            tensor(rows.ToArray(), device: device),
            tensor(targets.ToArray(), device: device),
            counts);
    }

    /// <summary>The sequences one behind the other in a single row, nothing padded; the model keeps them apart by <see cref="Documents"/>.</summary>
    public static TokenBatch Packed(IReadOnlyList<(IReadOnlyList<int> Ids, IReadOnlyList<bool> Supervised)> sequences, Device device)
    {
        var ids = sequences.SelectMany(s => s.Ids).Select(id => (long)id).ToArray();
        var rows = new List<long>();
        var counts = new int[sequences.Count];
        var start = 0;
        for (var s = 0; s < sequences.Count; s++)
        {
            for (var t = 1; t < sequences[s].Ids.Count; t++)
            {
                if (sequences[s].Supervised[t])
                {
                    rows.Add(start + t - 1);
                    counts[s]++;
                }
            }

            start += sequences[s].Ids.Count;
        }

        return new TokenBatch(
            tensor(ids, [1, ids.Length], device: device),
            tensor(rows.ToArray(), device: device),
            tensor(rows.Select(r => ids[r + 1]).ToArray(), device: device),
            counts,
            [.. sequences.Select(s => s.Ids.Count)]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Ids.Dispose();
        Rows.Dispose();
        Targets.Dispose();
    }
}
