using System.Text;
using ToolAce.Modeling;

namespace ToolAce.Trainer.Exports.Gguf;

/// <summary>
/// Writes GGUF version 3: header, metadata, tensor list, then the tensors one after the other, each at a multiple of 32 bytes. One tensor is in memory at a time.
/// The file appears whole or not at all.
/// </summary>
internal static class GgufWriter
{
    /// <summary>The first four bytes, <c>GGUF</c>.</summary>
    public const uint Magic = 0x46554747;

    /// <summary>The version of the format.</summary>
    public const uint Version = 3;

    /// <summary>Tensors begin at multiples of this.</summary>
    public const int Alignment = 32;

    /// <summary>Writes to a temporary file beside <paramref name="path"/>, forces it to disk and renames it.</summary>
    /// <exception cref="ModelFolderException">A tensor writes another number of bytes than its shape says.</exception>
    public static void Write(string path, GgufMetadata metadata, IReadOnlyList<GgufTensor> tensors)
    {
        var temporary = path + ".tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 20))
            {
                WriteHeader(stream, metadata, tensors);
                foreach (var tensor in tensors)
                {
                    WriteTensor(stream, path, tensor);
                }

                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>The next multiple of <paramref name="alignment"/>.</summary>
    public static long Aligned(long position, long alignment) => checked(position + alignment - 1) / alignment * alignment;

    private static void WriteHeader(FileStream stream, GgufMetadata metadata, IReadOnlyList<GgufTensor> tensors)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(Version);
        writer.Write((ulong)tensors.Count);
        writer.Write((ulong)metadata.Count);
        foreach (var (key, value) in metadata.Entries)
        {
            Text(writer, key);
            Value(writer, value);
        }

        var offset = 0L;
        foreach (var tensor in tensors)
        {
            Text(writer, tensor.Name);
            writer.Write((uint)tensor.Shape.Count);
            foreach (var extent in tensor.Shape.Reverse())
            {
                writer.Write((ulong)extent);
            }

            writer.Write((uint)tensor.Type);
            writer.Write((ulong)offset);
            offset = Aligned(offset + Length(tensor), Alignment);
        }

        writer.Flush();
        Pad(stream);
    }

    private static void WriteTensor(FileStream stream, string path, GgufTensor tensor)
    {
        var before = stream.Position;
        tensor.Write(stream);
        var written = stream.Position - before;
        if (written != Length(tensor))
        {
            throw new ModelFolderException($"{path}: tensor {tensor.Name} of shape [{string.Join(", ", tensor.Shape)}] in {GgmlTypes.Word(tensor.Type)} needs {Length(tensor)} bytes, {written} were given.");
        }

        Pad(stream);
    }

    private static void Pad(FileStream stream) => stream.Write(new byte[Aligned(stream.Position, Alignment) - stream.Position]);

    private static long Length(GgufTensor tensor) => GgmlTypes.Bytes(tensor.Type, tensor.Shape.Aggregate(1L, (product, extent) => checked(product * extent)));

    private static void Text(BinaryWriter writer, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        writer.Write((ulong)bytes.Length);
        writer.Write(bytes);
    }

    private static void Value(BinaryWriter writer, object value)
    {
        switch (value)
        {
            case uint number:
                writer.Write((uint)GgufValueType.UInt32);
                writer.Write(number);
                break;
            case float number:
                writer.Write((uint)GgufValueType.Float32);
                writer.Write(number);
                break;
            case bool flag:
                writer.Write((uint)GgufValueType.Bool);
                writer.Write(flag);
                break;
            case string text:
                writer.Write((uint)GgufValueType.String);
                Text(writer, text);
                break;
            case IReadOnlyList<string> texts:
                List(writer, GgufValueType.String, texts, Text);
                break;
            case IReadOnlyList<float> numbers:
                List(writer, GgufValueType.Float32, numbers, (w, number) => w.Write(number));
                break;
            case IReadOnlyList<int> numbers:
                List(writer, GgufValueType.Int32, numbers, (w, number) => w.Write(number));
                break;
            default:
                throw new ArgumentException($"no way to write a {value.GetType()}", nameof(value));
        }
    }

    private static void List<T>(BinaryWriter writer, GgufValueType type, IReadOnlyList<T> items, Action<BinaryWriter, T> write)
    {
        writer.Write((uint)GgufValueType.Array);
        writer.Write((uint)type);
        writer.Write((ulong)items.Count);
        foreach (var item in items)
        {
            write(writer, item);
        }
    }
}
