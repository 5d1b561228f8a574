using System.Text;
using ToolAce.Modeling;

namespace ToolAce.Trainer.Exports.Gguf;

/// <summary>Reads what stands before the tensors, trusting no number: every count and length is compared with what the file still has.</summary>
internal sealed class GgufHeaderReader(string path, FileStream stream, BinaryReader reader)
{
    private const string AlignmentKey = "general.alignment";
    private const int MostDimensions = 4;
    private const int DeepestList = 4;

    public (IReadOnlyDictionary<string, object> Metadata, IReadOnlyDictionary<string, GgufTensorInfo> Tensors) Read()
    {
        try
        {
            return ReadAll();
        }
        catch (EndOfStreamException)
        {
            throw Bad($"is cut short: its header goes beyond the {stream.Length} bytes it has");
        }
    }

    private (IReadOnlyDictionary<string, object> Metadata, IReadOnlyDictionary<string, GgufTensorInfo> Tensors) ReadAll()
    {
        var magic = reader.ReadUInt32();
        if (magic != GgufWriter.Magic)
        {
            throw Bad($"is no GGUF file: it begins with 0x{magic:x8}, not with \"GGUF\"");
        }

        var version = reader.ReadUInt32();
        if (version != GgufWriter.Version)
        {
            throw Bad($"is of version {version} of the format; version {GgufWriter.Version} is read");
        }

        var (tensorCount, keyCount) = (Count(leastBytes: 24), Count(leastBytes: 12));
        var metadata = new Dictionary<string, object>(StringComparer.Ordinal);
        for (var i = 0; i < keyCount; i++)
        {
            var key = Text();
            if (!metadata.TryAdd(key, Value((GgufValueType)reader.ReadUInt32(), depth: 0)))
            {
                throw Bad($"has the key \"{key}\" twice");
            }
        }

        var listed = new List<(string Name, GgmlType Type, long[] Shape, long Offset)>();
        for (var i = 0; i < tensorCount; i++)
        {
            listed.Add(Entry());
        }

        var alignment = metadata.GetValueOrDefault(AlignmentKey) switch
        {
            null => (long)GgufWriter.Alignment,
            uint given and > 0 => given,
            var other => throw Bad($"has the impossible {AlignmentKey} {other}"),
        };
        return (metadata, Placed(listed, alignment));
    }

    private (string Name, GgmlType Type, long[] Shape, long Offset) Entry()
    {
        var name = Text();
        var dimensions = reader.ReadUInt32();
        if (dimensions is 0 or > MostDimensions)
        {
            throw Bad($"gives tensor {name} {dimensions} dimensions");
        }

        var shape = new long[dimensions];
        for (var i = shape.Length - 1; i >= 0; i--)
        {
            shape[i] = reader.ReadInt64();
        }

        var type = (GgmlType)reader.ReadUInt32();
        return Enum.IsDefined(type)
            ? (name, type, shape, reader.ReadInt64())
            : throw Bad($"has tensor {name} in the type {(int)type}, which is not read; known are {string.Join(", ", Enum.GetValues<GgmlType>().Select(GgmlTypes.Word))}");
    }

    private Dictionary<string, GgufTensorInfo> Placed(List<(string Name, GgmlType Type, long[] Shape, long Offset)> listed, long alignment)
    {
        var (tensors, start, end) = (new Dictionary<string, GgufTensorInfo>(StringComparer.Ordinal), GgufWriter.Aligned(stream.Position, alignment), 0L);
        foreach (var (name, type, shape, offset) in listed)
        {
            if (Length(type, shape) is not { } length)
            {
                throw Bad($"gives tensor {name} the impossible shape [{string.Join(", ", shape)}] in {GgmlTypes.Word(type)}");
            }

            if (offset != end)
            {
                throw Bad($"has tensor {name} at byte {offset} of its data, {end} expected");
            }

            if (length > stream.Length - start - offset)
            {
                throw Bad($"is cut short: tensor {name} ends at byte {start + offset + length}, the file has {stream.Length}");
            }

            end = GgufWriter.Aligned(offset + length, alignment);
            if (!tensors.TryAdd(name, new GgufTensorInfo(name, type, shape, start + offset, length)))
            {
                throw Bad($"has the tensor {name} twice");
            }
        }

        return tensors;
    }

    private static long? Length(GgmlType type, long[] shape)
    {
        try
        {
            return Array.TrueForAll(shape, extent => extent > 0) && shape[^1] % GgmlTypes.Block(type) == 0
                ? GgmlTypes.Bytes(type, shape.Aggregate(1L, (product, extent) => checked(product * extent)))
                : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private object Value(GgufValueType type, int depth) => type switch
    {
        GgufValueType.UInt8 => reader.ReadByte(),
        GgufValueType.Int8 => reader.ReadSByte(),
        GgufValueType.UInt16 => reader.ReadUInt16(),
        GgufValueType.Int16 => reader.ReadInt16(),
        GgufValueType.UInt32 => reader.ReadUInt32(),
        GgufValueType.Int32 => reader.ReadInt32(),
        GgufValueType.Float32 => reader.ReadSingle(),
        GgufValueType.Bool => reader.ReadBoolean(),
        GgufValueType.String => Text(),
        GgufValueType.UInt64 => reader.ReadUInt64(),
        GgufValueType.Int64 => reader.ReadInt64(),
        GgufValueType.Float64 => reader.ReadDouble(),
        GgufValueType.Array when depth < DeepestList => List(depth),
        _ => throw Bad($"has a metadata value of the unknown type {(int)type}"),
    };

    private object[] List(int depth)
    {
        var type = (GgufValueType)reader.ReadUInt32();
        var values = new object[Count(leastBytes: 1)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Value(type, depth + 1);
        }

        return values;
    }

    private string Text() => Encoding.UTF8.GetString(reader.ReadBytes(Count(leastBytes: 1)));

    /// <summary>A count of things of which each takes at least so many bytes of the rest of the file.</summary>
    private int Count(int leastBytes)
    {
        var count = reader.ReadUInt64();
        return count <= (ulong)((stream.Length - stream.Position) / leastBytes) && count <= int.MaxValue ? (int)count : throw new EndOfStreamException();
    }

    private ModelFolderException Bad(string problem) => new($"{path}: {problem}. Export it again.");
}
