using System.Buffers.Binary;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ToolAce.Modeling.Safetensors;

/// <summary>
/// Writes safetensors files. The same tensors and metadata give the same bytes: widest elements first, then by name, as the format's own writer does,
/// so that every tensor is aligned to its element. The file appears whole or not at all.
/// </summary>
public static class SafetensorsWriter
{
    private const int Alignment = 8;

    /// <summary>Writes to a temporary file beside <paramref name="path"/>, forces it to disk and renames it.</summary>
    /// <exception cref="ModelFolderException">Two tensors share a name, or one writes another number of bytes than its shape says.</exception>
    public static void Write(string path, IEnumerable<SafetensorsTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var ordered = tensors.OrderByDescending(t => SafetensorsDtypes.Size(t.Dtype)).ThenBy(t => t.Name, StringComparer.Ordinal).ToList();
        var header = Header(path, ordered, metadata ?? new Dictionary<string, string>(StringComparer.Ordinal));
        var temporary = path + ".tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 20))
            {
                WriteAll(stream, path, header, ordered);
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

    private static void WriteAll(FileStream stream, string path, byte[] header, List<SafetensorsTensor> ordered)
    {
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (var tensor in ordered)
        {
            var (before, expected) = (stream.Position, Length(path, tensor));
            tensor.Write(stream);
            if (stream.Position - before != expected)
            {
                throw FileProblem.Of(
                    path,
                    $"tensor \"{tensor.Name}\" of shape [{string.Join(", ", tensor.Shape)}] and dtype {SafetensorsDtypes.Word(tensor.Dtype)} needs {expected} bytes, {stream.Position - before} were given",
                    "Give every tensor its own shape and type");
            }
        }
    }

    private static byte[] Header(string path, List<SafetensorsTensor> ordered, IReadOnlyDictionary<string, string> metadata)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            if (metadata.Count > 0)
            {
                json.WriteStartObject("__metadata__");
                foreach (var (key, value) in metadata.OrderBy(m => m.Key, StringComparer.Ordinal))
                {
                    json.WriteString(key, value);
                }

                json.WriteEndObject();
            }

            var (names, offset) = (new HashSet<string>(StringComparer.Ordinal) { "__metadata__" }, 0L);
            foreach (var tensor in ordered)
            {
                if (!names.Add(tensor.Name))
                {
                    throw FileProblem.Of(path, $"tensor name \"{tensor.Name}\" is taken", "Give every tensor a name of its own");
                }

                offset = WriteEntry(json, tensor, offset, Length(path, tensor));
            }

            json.WriteEndObject();
        }

        bytes.Write(Encoding.ASCII.GetBytes(new string(' ', (int)(-bytes.Length & (Alignment - 1)))));
        return bytes.ToArray();
    }

    private static long WriteEntry(Utf8JsonWriter json, SafetensorsTensor tensor, long offset, long length)
    {
        json.WriteStartObject(tensor.Name);
        json.WriteString("dtype", SafetensorsDtypes.Word(tensor.Dtype));
        json.WriteStartArray("shape");
        foreach (var extent in tensor.Shape)
        {
            json.WriteNumberValue(extent);
        }

        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(offset);
        json.WriteNumberValue(offset + length);
        json.WriteEndArray();
        json.WriteEndObject();
        return offset + length;
    }

    private static long Length(string path, SafetensorsTensor tensor) =>
        tensor.Shape.All(extent => extent >= 0) && SafetensorsHeader.Bytes(tensor.Dtype, tensor.Shape) is { } length
            ? length
            : throw FileProblem.Of(path, $"tensor \"{tensor.Name}\" has the impossible shape [{string.Join(", ", tensor.Shape)}]", "Check its shape");
}
