using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace ToolAce.Trainer.Exports.Gguf;

/// <summary>
/// ggml's q8_0, as its reference quantisation has it: 32 weights share d = max|w| / 127, kept in half precision; each is round(w / d), halves away from zero,
/// where d is the unrounded one.
/// </summary>
internal static class Q8Blocks
{
    /// <summary>Weights in a block.</summary>
    public const int Weights = 32;

    /// <summary>Bytes of a block.</summary>
    public const int Bytes = 2 + Weights;

    /// <summary>The number of values must be a multiple of <see cref="Weights"/>.</summary>
    public static void Quantize(ReadOnlySpan<float> values, Span<byte> blocks)
    {
        for (var (from, at) = (0, 0); from < values.Length; from += Weights, at += Bytes)
        {
            var group = values.Slice(from, Weights);
            var largest = 0f;
            foreach (var value in group)
            {
                largest = MathF.Max(largest, MathF.Abs(value));
            }

            var scale = largest / 127;
            var inverse = scale == 0 ? 0 : 1 / scale;
            var block = blocks.Slice(at, Bytes);
            BinaryPrimitives.WriteHalfLittleEndian(block, (Half)scale);
            var levels = MemoryMarshal.Cast<byte, sbyte>(block[2..]);
            for (var i = 0; i < Weights; i++)
            {
                levels[i] = (sbyte)MathF.Round(group[i] * inverse, MidpointRounding.AwayFromZero);
            }
        }
    }

    /// <summary>level · d.</summary>
    public static void Dequantize(ReadOnlySpan<byte> blocks, Span<float> values)
    {
        for (var (to, at) = (0, 0); to < values.Length; to += Weights, at += Bytes)
        {
            var scale = (float)BinaryPrimitives.ReadHalfLittleEndian(blocks[at..]);
            var levels = MemoryMarshal.Cast<byte, sbyte>(blocks.Slice(at + 2, Weights));
            for (var i = 0; i < Weights; i++)
            {
                values[to + i] = levels[i] * scale;
            }
        }
    }
}
