using System.Buffers.Binary;
using System.Text.Json;

namespace ToolAce.Modeling.Safetensors;

/// <summary>Reads and checks a file's header: an 8-byte length, then JSON.</summary>
internal static class SafetensorsHeader
{
    private const long LongestHeader = 100_000_000;
    private const string Again = "Fetch or write the file again";

    public static (IReadOnlyDictionary<string, TensorEntry> Tensors, IReadOnlyDictionary<string, string> Metadata) Read(Stream stream, string path)
    {
        var (size, prefix) = (stream.Length, new byte[8]);
        if (size < prefix.Length)
        {
            throw FileProblem.Of(path, $"is cut short: {size} bytes, where the header's length alone takes 8", Again);
        }

        stream.ReadExactly(prefix);
        if (prefix.AsSpan().SequenceEqual("version "u8))
        {
            throw FileProblem.Of(path, "is a Git LFS pointer, not the file itself", "Fetch the weights with git lfs pull");
        }

        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > LongestHeader)
        {
            throw FileProblem.Of(path, $"claims a header of {length} bytes (at most {LongestHeader} are allowed): it is no safetensors file", Again);
        }

        if ((long)length > size - prefix.Length)
        {
            throw FileProblem.Of(path, $"is cut short inside its header: {prefix.Length + (long)length} bytes expected, {size} found", Again);
        }

        var header = new byte[(int)length];
        stream.ReadExactly(header);
        try
        {
            using var document = JsonDocument.Parse(header);
            return Read(document.RootElement, prefix.Length + (long)length, size, path);
        }
        catch (JsonException problem)
        {
            throw FileProblem.Of(path, $"has a header that is no JSON ({problem.Message})", Again);
        }
    }

    private static (IReadOnlyDictionary<string, TensorEntry> Tensors, IReadOnlyDictionary<string, string> Metadata) Read(
        JsonElement root, long dataStart, long fileSize, string path)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw FileProblem.Of(path, "has a header that is no JSON object", Again);
        }

        var (tensors, metadata) = (new Dictionary<string, TensorEntry>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var member in root.EnumerateObject())
        {
            if (member.Name == "__metadata__")
            {
                ReadMetadata(member.Value, metadata, path);
            }
            else if (!tensors.TryAdd(member.Name, Entry(member, dataStart, path)))
            {
                throw FileProblem.Of(path, $"names tensor \"{member.Name}\" twice", Again);
            }
        }

        CheckLayout(tensors.Values, dataStart, fileSize, path);
        return (tensors, metadata);
    }

    private static void ReadMetadata(JsonElement element, Dictionary<string, string> metadata, string path)
    {
        if (element.ValueKind != JsonValueKind.Object || element.EnumerateObject().Any(m => m.Value.ValueKind != JsonValueKind.String))
        {
            throw FileProblem.Of(path, "has a \"__metadata__\" that is no object of texts", Again);
        }

        foreach (var member in element.EnumerateObject())
        {
            metadata[member.Name] = member.Value.GetString()!;
        }
    }

    private static TensorEntry Entry(JsonProperty member, long dataStart, string path)
    {
        ModelFolderException Bad(string problem) => FileProblem.Of(path, $"tensor \"{member.Name}\" {problem}", Again);
        if (member.Value.ValueKind != JsonValueKind.Object)
        {
            throw Bad("is not described by an object");
        }

        var word = member.Value.TryGetProperty("dtype", out var dtype) && dtype.ValueKind == JsonValueKind.String ? dtype.GetString()! : throw Bad("has no dtype");
        var type = SafetensorsDtypes.Parse(word) ?? throw Bad($"has the unknown dtype \"{word}\"");
        var shape = Numbers(member.Value, "shape") ?? throw Bad("has no shape of whole numbers from 0");
        if (Numbers(member.Value, "data_offsets") is not [var begin, var end] || end < begin || end > long.MaxValue - dataStart)
        {
            throw Bad("has no data_offsets [begin, end]");
        }

        if (Bytes(type, shape) is not { } expected)
        {
            throw Bad($"has a shape [{string.Join(", ", shape)}] too large to count");
        }

        return expected == end - begin
            ? new TensorEntry(member.Name, type, shape, dataStart + begin, end - begin)
            : throw Bad($"of shape [{string.Join(", ", shape)}] and dtype {word} needs {expected} bytes, its data_offsets give {end - begin}");
    }

    /// <summary>Bytes of a tensor, or null on overflow.</summary>
    public static long? Bytes(SafetensorsDtype type, IReadOnlyList<long> shape)
    {
        try
        {
            return shape.Aggregate((long)SafetensorsDtypes.Size(type), (product, extent) => checked(product * extent));
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static long[]? Numbers(JsonElement element, string key)
    {
        if (!element.TryGetProperty(key, out var list) || list.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var numbers = new List<long>();
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt64(out var number) || number < 0)
            {
                return null;
            }

            numbers.Add(number);
        }

        return [.. numbers];
    }

    /// <summary>The format allows neither overlaps nor holes, and the last tensor ends where the file ends.</summary>
    private static void CheckLayout(IEnumerable<TensorEntry> tensors, long dataStart, long fileSize, string path)
    {
        var (position, before) = (dataStart, "the header");
        foreach (var tensor in tensors.OrderBy(t => t.Offset).ThenBy(t => t.Length).ThenBy(t => t.Name, StringComparer.Ordinal))
        {
            if (tensor.Offset != position)
            {
                var how = tensor.Offset < position ? "overlaps" : "leaves a hole after";
                throw FileProblem.Of(path, $"tensor \"{tensor.Name}\" {how} {before}: it starts at byte {tensor.Offset}, {position} expected", Again);
            }

            (position, before) = (tensor.Offset + tensor.Length, $"\"{tensor.Name}\"");
            if (position > fileSize)
            {
                throw FileProblem.Of(path, $"is cut short: tensor \"{tensor.Name}\" ends at byte {position}, the file has {fileSize}", Again);
            }
        }

        if (position != fileSize)
        {
            throw FileProblem.Of(path, $"has {fileSize - position} bytes after its last tensor: {position} expected, {fileSize} found", Again);
        }
    }
}
