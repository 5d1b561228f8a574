using System.Text.Json;
using ToolAce.Core.Json;

namespace ToolAce.Storage.Homes;

/// <summary>
/// Follows a file of <see cref="ProgressWriter"/>, from <paramref name="offset"/> in bytes, while it is written; only whole lines are seen. The file may
/// not be there yet.
/// </summary>
public sealed class ProgressTail<T>(string path, long offset = 0)
{
    /// <summary>Bytes read so far: give it to a new tail to go on here after a restart.</summary>
    public long Offset { get; private set; } = offset;

    /// <summary>The lines that came since the last call. A line that is not this JSON is an error that names its place.</summary>
    public IReadOnlyList<T> Read()
    {
        if (!File.Exists(path))
        {
            return [];
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (file.Length <= Offset)
        {
            return [];
        }

        file.Position = Offset;
        var bytes = new byte[file.Length - Offset];
        var text = bytes.AsSpan(0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
        var lines = new List<T>();
        for (var end = text.IndexOf((byte)'\n'); end >= 0; end = text.IndexOf((byte)'\n'))
        {
            lines.Add(Parse(text[..end]));
            Offset += end + 1;
            text = text[(end + 1)..];
        }

        return lines;
    }

    private T Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, CoreJson.Options)!;
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{path}: the line at byte {Offset} is not a progress line: {wrong.Message}", wrong);
        }
    }
}
