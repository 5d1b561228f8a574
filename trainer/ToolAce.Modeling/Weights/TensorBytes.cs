using ToolAce.Modeling.Safetensors;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Weights;

/// <summary>Between tensors and the bytes of a safetensors file.</summary>
internal static class TensorBytes
{
    /// <summary>The tensor's values in the given type, converted when its turn to be written comes.</summary>
    public static SafetensorsTensor Of(string name, Tensor value, ScalarType dtype) =>
        new(name, TypeOf(dtype), value.shape, stream =>
        {
            using var noGrad = no_grad();
            using var scope = NewDisposeScope();
            stream.Write(value.detach().to_type(dtype).cpu().contiguous().bytes);
        });

    /// <summary>Reads one tensor in its stored type.</summary>
    /// <exception cref="ModelFolderException">It is absent, of another shape, or of a type not used for weights.</exception>
    public static Tensor Read(SafetensorsFile file, string name, long[] shape)
    {
        if (!file.Tensors.TryGetValue(name, out var entry))
        {
            throw new ModelFolderException($"{file.Path} has no tensor {name}.");
        }

        if (!entry.Shape.SequenceEqual(shape))
        {
            throw new ModelFolderException($"{name} in {file.Path} has the shape [{string.Join(", ", entry.Shape)}]; [{string.Join(", ", shape)}] is expected.");
        }

        var tensor = empty(shape, TypeOf(entry.Dtype, name, file.Path));
        file.Bytes(name).CopyTo(tensor.bytes);
        return tensor;
    }

    /// <summary>The tensor type of a stored type; <paramref name="name"/> and <paramref name="path"/> name the place in errors.</summary>
    public static ScalarType TypeOf(SafetensorsDtype type, string name, string path) => type switch
    {
        SafetensorsDtype.F32 => ScalarType.Float32,
        SafetensorsDtype.BF16 => ScalarType.BFloat16,
        SafetensorsDtype.F16 => ScalarType.Float16,
        SafetensorsDtype.F64 => ScalarType.Float64,
        _ => throw new ModelFolderException($"{name} in {path} is of type {type}; weights are F32, BF16, F16 or F64."),
    };

    private static SafetensorsDtype TypeOf(ScalarType dtype) => dtype switch
    {
        ScalarType.Float32 => SafetensorsDtype.F32,
        ScalarType.BFloat16 => SafetensorsDtype.BF16,
        ScalarType.Float16 => SafetensorsDtype.F16,
        ScalarType.Float64 => SafetensorsDtype.F64,
        _ => throw new ArgumentOutOfRangeException(nameof(dtype), dtype, "weights are floating point"),
    };
}
