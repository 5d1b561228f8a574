using ToolAce.Modeling.Safetensors;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Weights;

/// <summary>
/// Between tensors and the bytes of a safetensors file, in pieces: whatever the tensor's size, device and type, a few megabytes of the host's memory are in use beside it.
/// Weights are copied out of the mapping even where type and device already fit: a model must not die of a bus error because its file was cut short or replaced while
/// it trains, and training touches every page anyway.
/// </summary>
internal static class TensorBytes
{
    private const int PieceBytes = 8 << 20;

    /// <summary>The tensor's values in the given type, converted when its turn to be written comes.</summary>
    public static SafetensorsTensor Of(string name, Tensor value, ScalarType dtype) => Of(PendingWeight.Of(name, value), dtype);

    /// <summary>The weight's values in the given type, made and converted when its turn to be written comes.</summary>
    public static SafetensorsTensor Of(PendingWeight weight, ScalarType dtype) => new(weight.Name, TypeOf(dtype), weight.Shape, stream =>
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var values = weight.Make();
        if (!values.shape.SequenceEqual(weight.Shape))
        {
            throw new ArgumentException($"{weight.Name} was announced as [{string.Join(", ", weight.Shape)}] and made as [{string.Join(", ", values.shape)}]", nameof(weight));
        }

        var flat = values.detach().contiguous().view(-1);
        var step = PieceBytes / SafetensorsDtypes.Size(TypeOf(dtype));
        for (var at = 0L; at < flat.shape[0]; at += step)
        {
            using var piece = NewDisposeScope();
            stream.Write(flat.narrow(0, at, Math.Min(step, flat.shape[0] - at)).to_type(dtype).cpu().bytes);
        }
    });

    /// <summary>Reads one tensor in its stored type into the host's memory.</summary>
    /// <exception cref="ModelFolderException">It is absent, of another shape, or of a type not used for weights.</exception>
    public static Tensor Read(SafetensorsFile file, string name, long[] shape) => Read(file, name, shape, dtype: null, CPU);

    /// <summary>Reads one tensor straight to its type (null for the stored one) and place.</summary>
    /// <exception cref="ModelFolderException">It is absent, of another shape, or of a type not used for weights.</exception>
    public static Tensor Read(SafetensorsFile file, string name, long[] shape, ScalarType? dtype, Device device)
    {
        var stored = Check(file, name, shape);
        var tensor = empty(shape, dtype ?? stored, device);
        try
        {
            ReadInto(file, name, tensor);
            return tensor;
        }
        catch
        {
            tensor.Dispose();
            throw;
        }
    }

    /// <summary>Copies one tensor of the file into <paramref name="target"/>, which is contiguous, of the same shape, and of any type and place.</summary>
    /// <exception cref="ModelFolderException">It is absent, of another shape, or of a type not used for weights.</exception>
    public static void ReadInto(SafetensorsFile file, string name, Tensor target)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var stored = Check(file, name, target.shape);
        var size = SafetensorsDtypes.Size(file.Tensors[name].Dtype);
        var flat = target.detach().view(-1);
        var staging = stored == target.dtype && target.device_type == DeviceType.CPU ? null : empty([Math.Min(flat.shape[0], PieceBytes / size)], stored);
        file.ReadPieces(name, PieceBytes, (bytes, at) =>
        {
            using var place = flat.narrow(0, at / size, bytes.Length / size);
            if (staging is null)
            {
                bytes.CopyTo(place.bytes);
                return;
            }

            using var filled = staging.narrow(0, 0, bytes.Length / size);
            bytes.CopyTo(filled.bytes);
            place.copy_(filled);
        });
    }

    /// <summary>The tensor type of a stored type; <paramref name="name"/> and <paramref name="path"/> name the place in errors.</summary>
    public static ScalarType TypeOf(SafetensorsDtype type, string name, string path) => type switch
    {
        SafetensorsDtype.F32 => ScalarType.Float32,
        SafetensorsDtype.BF16 => ScalarType.BFloat16,
        SafetensorsDtype.F16 => ScalarType.Float16,
        SafetensorsDtype.F64 => ScalarType.Float64,
        _ => throw new ModelFolderException($"{name} in {path} is of type {SafetensorsDtypes.Word(type)}; weights are F32, BF16, F16 or F64. Quantised weights are not read: take the model's bf16 or f16 weights."),
    };

    private static ScalarType Check(SafetensorsFile file, string name, long[] shape)
    {
        if (!file.Tensors.TryGetValue(name, out var entry))
        {
            throw new ModelFolderException($"{file.Path} has no tensor {name}.");
        }

        return entry.Shape.SequenceEqual(shape)
            ? TypeOf(entry.Dtype, name, file.Path)
            : throw new ModelFolderException($"{name} in {file.Path} has the shape [{string.Join(", ", entry.Shape)}]; [{string.Join(", ", shape)}] is expected.");
    }

    private static SafetensorsDtype TypeOf(ScalarType dtype) => dtype switch
    {
        ScalarType.Float32 => SafetensorsDtype.F32,
        ScalarType.BFloat16 => SafetensorsDtype.BF16,
        ScalarType.Float16 => SafetensorsDtype.F16,
        ScalarType.Float64 => SafetensorsDtype.F64,
        _ => throw new ArgumentOutOfRangeException(nameof(dtype), dtype, "weights are floating point"),
    };
}
