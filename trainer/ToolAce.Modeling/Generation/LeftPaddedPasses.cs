using ToolAce.Modeling.Decoders;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Generation;

/// <summary>A decoder's passes over rows that are padded on the left to one width, each behind what the cache holds. Padding is masked and takes no position.</summary>
internal sealed class LeftPaddedPasses(DecoderModel model, int padToken)
{
    private readonly float masked = AdditiveMask.Hidden(model.Dtype);

    /// <summary>
    /// Most elements of a mask [batch, 1, time, keys]: wider prompts are read in pieces of fewer columns, since the mask of a whole prompt grows with the square of its
    /// length, and with it what attention needs.
    /// </summary>
    public long MaskElements { get; init; } = 1 << 24;

    /// <summary>What hides each row's padding, additive, [batch, 1, 1, columns]; the caller disposes it.</summary>
    public Tensor ColumnMask(IReadOnlyList<int> padding, int columns)
    {
        var mask = new float[padding.Count * columns];
        for (var b = 0; b < padding.Count; b++)
        {
            mask.AsSpan(b * columns, padding[b]).Fill(masked);
        }

        return tensor(mask, [padding.Count, 1, 1, columns], device: model.Device).to_type(model.Dtype);
    }

    /// <summary>Reads whole prompts, of the width with their padding; the logits behind them, [batch, vocabulary].</summary>
    public Tensor Prefill(IReadOnlyList<int[]> prompts, IReadOnlyList<int> padding, int width, KeyValueCache cache, CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        var columnMask = ColumnMask(padding, width);
        var piece = (int)Math.Max(1, MaskElements / ((long)prompts.Count * width));
        for (var start = 0; ; start += piece)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var inner = NewDisposeScope();
            var count = Math.Min(piece, width - start);
            var hidden = Read(prompts, padding, start, count, columnMask, cache);
            if (start + count == width)
            {
                return model.Logits(hidden.narrow(1, count - 1, 1).squeeze(1)).MoveToOuterDisposeScope().MoveToOuterDisposeScope();
            }
        }
    }

    /// <summary>Reads one token a row at the given positions; the logits behind them, [batch, vocabulary].</summary>
    public Tensor Step(long[] ids, long[] positions, int length, Tensor columnMask, KeyValueCache cache)
    {
        using var scope = NewDisposeScope();
        long[] shape = [ids.Length, 1];
        var hidden = model.Hidden(
            tensor(ids, shape, device: model.Device), tensor(positions, shape, device: model.Device), columnMask.narrow(3, 0, length + 1), cache);
        return model.Logits(hidden.squeeze(1)).MoveToOuterDisposeScope();
    }

    /// <summary>Reads some columns of the prompts, all before them being in the cache.</summary>
    private Tensor Read(IReadOnlyList<int[]> prompts, IReadOnlyList<int> padding, int start, int count, Tensor columnMask, KeyValueCache cache)
    {
        var ids = new long[prompts.Count * count];
        var positions = new long[prompts.Count * count];
        Array.Fill(ids, padToken);
        for (var b = 0; b < prompts.Count; b++)
        {
            for (var t = Math.Max(0, padding[b] - start); t < count; t++)
            {
                positions[b * count + t] = start + t - padding[b];
                ids[b * count + t] = prompts[b][start + t - padding[b]];
            }
        }

        long[] shape = [prompts.Count, count];
        var later = full([1, 1, count, start + count], masked, model.Dtype, model.Device).triu(start + 1);
        return model.Hidden(
            tensor(ids, shape, device: model.Device),
            tensor(positions, shape, device: model.Device),
            columnMask.narrow(3, 0, start + count).add(later),
            cache);
    }
}
