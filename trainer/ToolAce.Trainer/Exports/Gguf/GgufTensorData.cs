using System.Runtime.InteropServices;
using ToolAce.Modeling;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Trainer.Exports.Gguf;

/// <summary>Between tensors in single precision and the elements of a GGUF file, a few rows at a time.</summary>
internal static class GgufTensorData
{
    private const long ElementsAtOnce = 1 << 22;

    // Above this a number rounds to infinity in half precision.
    private const double HalfLimit = 65520;

    /// <summary>Writes a tensor's elements.</summary>
    /// <exception cref="ModelFolderException">A number does not fit the type.</exception>
    public static void Write(Stream stream, Tensor value, string name, GgmlType type)
    {
        foreach (var (from, rows) in Parts(value.shape))
        {
            using var scope = NewDisposeScope();
            var part = value.narrow(0, from, rows).contiguous();
            if (type is GgmlType.F16 or GgmlType.Q8 && part.abs().max().item<float>() is var largest && !(largest < (type == GgmlType.Q8 ? 127 * HalfLimit : HalfLimit)))
            {
                throw new ModelFolderException($"{name} holds {largest:G6}, which {GgmlTypes.Word(type)} cannot hold. Publish the merged folder instead; llama.cpp's own converter can keep bf16.");
            }

            switch (type)
            {
                case GgmlType.F32:
                    stream.Write(part.bytes);
                    break;
                case GgmlType.F16:
                    stream.Write(part.to_type(ScalarType.Float16).bytes);
                    break;
                case GgmlType.BF16:
                    stream.Write(part.to_type(ScalarType.BFloat16).bytes);
                    break;
                default:
                    var blocks = new byte[GgmlTypes.Bytes(type, part.numel())];
                    Q8Blocks.Quantize(MemoryMarshal.Cast<byte, float>(part.bytes), blocks);
                    stream.Write(blocks);
                    break;
            }
        }
    }

    /// <summary>What a tensor's values become when they are stored, in single precision. The caller owns it.</summary>
    public static Tensor Rounded(Tensor value, GgmlType type)
    {
        using var scope = NewDisposeScope();
        switch (type)
        {
            case GgmlType.F16:
                return value.to_type(ScalarType.Float16).to_type(ScalarType.Float32).MoveToOuterDisposeScope();
            case GgmlType.BF16:
                return value.to_type(ScalarType.BFloat16).to_type(ScalarType.Float32).MoveToOuterDisposeScope();
            case GgmlType.Q8:
                // Another way to the same numbers than the one that writes: the levels by torch, the scale rounded as the file has it.
                var blocks = value.reshape(-1, Q8Blocks.Weights);
                var scale = blocks.abs().amax([1], keepdim: true).div(127);
                var levels = blocks.mul(where(scale.eq(0), scale, scale.reciprocal())).to_type(ScalarType.Float64);
                levels = levels.sign().mul(levels.abs().add(0.5).floor()).to_type(ScalarType.Float32);
                return levels.mul(scale.to_type(ScalarType.Float16).to_type(ScalarType.Float32)).reshape(value.shape).MoveToOuterDisposeScope();
            default:
                return value.clone().MoveToOuterDisposeScope();
        }
    }

    /// <summary>Reads a tensor in single precision. The caller owns it.</summary>
    public static Tensor Read(GgufFile file, GgufTensorInfo info)
    {
        using var noGrad = no_grad();
        var value = empty([.. info.Shape], ScalarType.Float32);
        var position = 0L;
        foreach (var (from, rows) in Parts(value.shape))
        {
            using var scope = NewDisposeScope();
            var part = value.narrow(0, from, rows);
            var bytes = new byte[GgmlTypes.Bytes(info.Type, part.numel())];
            file.Read(info, position, bytes);
            position += bytes.Length;
            part.copy_(Elements(info.Type, bytes, part.shape));
        }

        return value;
    }

    private static Tensor Elements(GgmlType type, byte[] bytes, long[] shape)
    {
        var elements = empty(shape, type switch
        {
            GgmlType.F16 => ScalarType.Float16,
            GgmlType.BF16 => ScalarType.BFloat16,
            _ => ScalarType.Float32,
        });
        if (type == GgmlType.Q8)
        {
            Q8Blocks.Dequantize(bytes, MemoryMarshal.Cast<byte, float>(elements.bytes));
        }
        else
        {
            bytes.CopyTo(elements.bytes);
        }

        return elements;
    }

    private static IEnumerable<(long From, long Rows)> Parts(long[] shape)
    {
        var rows = Math.Max(1, ElementsAtOnce / shape.Skip(1).Aggregate(1L, (a, b) => a * b));
        for (var from = 0L; from < shape[0]; from += rows)
        {
            yield return (from, Math.Min(rows, shape[0] - from));
        }
    }
}
