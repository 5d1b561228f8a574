using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp;

// The binary format of the reference: type, rank, sizes (all LEB128), then the elements.
public static partial class TensorExtensionMethods
{
    public static void Save(this Tensor tensor, BinaryWriter writer)
    {
        using var here = tensor.cpu().contiguous();
        writer.Encode((int)here.dtype);
        var shape = here.shape;
        writer.Encode(shape.Length);
        foreach (var size in shape)
        {
            writer.Encode(size);
        }

        writer.Flush();
        here.WriteBytesToStream(writer.BaseStream);
    }

    public static void Save(this Tensor tensor, Stream stream)
    {
        using var writer = new BinaryWriter(stream);
        tensor.Save(writer);
    }

    public static void Save(this Tensor tensor, string location) => tensor.Save(File.Create(location));

    /// <summary>Reads into an existing tensor, which must have the saved type and shape.</summary>
    public static void Load(this Tensor tensor, BinaryReader reader, bool skip = false)
    {
        var (type, shape) = ReadHeader(reader);
        if (type != tensor.dtype)
        {
            throw new ArgumentException(
                $"Mismatched tensor data types while loading: {type} was saved, {tensor.dtype} is wanted.");
        }

        ReadElements(tensor, type, shape, reader, skip);
    }

    public static Tensor Load(BinaryReader reader, bool skip = false)
    {
        Tensor? tensor = null;
        Load(ref tensor, reader, skip);
        return tensor!;
    }

    public static void Load(ref Tensor? tensor, BinaryReader reader, bool skip = false)
    {
        var (type, shape) = ReadHeader(reader);
        tensor ??= skip ? zeros(shape, type) : empty(shape, type);
        ReadElements(tensor, type, shape, reader, skip);
    }

    private static (ScalarType Type, long[] Shape) ReadHeader(BinaryReader reader)
    {
        var type = (ScalarType)reader.Decode();
        var shape = new long[reader.Decode()];
        for (var i = 0; i < shape.Length; i++)
        {
            shape[i] = reader.Decode();
        }

        return (type, shape);
    }

    private static void ReadElements(Tensor tensor, ScalarType type, long[] shape, BinaryReader reader, bool skip)
    {
        if (skip)
        {
            reader.BaseStream.Seek(new Size(shape).numel() * type.ElementSize(), SeekOrigin.Current);
            return;
        }

        if (!shape.AsSpan().SequenceEqual(tensor.shape))
        {
            throw new ArgumentException(
                $"Mismatched tensor shape while loading: [{string.Join(",", shape)}] was saved, [{string.Join(",", tensor.shape)}] is wanted.");
        }

        using var _ = no_grad();
        if (tensor.is_cpu() && tensor.is_contiguous())
        {
            tensor.ReadBytesFromStream(reader.BaseStream);
            return;
        }

        using var here = empty(shape, type);
        here.ReadBytesFromStream(reader.BaseStream);
        tensor.copy_(here);
    }
}
