using System.Text.Json;
using ToolAce.Core.Json;

namespace ToolAce.Storage.Homes;

/// <summary>
/// Appends one JSON object a line; every line is in the file when <see cref="Write"/> returns. A line that a killed writer left unfinished is cut off.
/// </summary>
public sealed class ProgressWriter : IDisposable
{
    private readonly FileStream file;
    private readonly Lock gate = new();

    /// <summary>Opens the file at its end, making it and its folder if needed.</summary>
    public ProgressWriter(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
        CutUnfinishedLine();
    }

    /// <summary>Writes one line; may be called from any thread.</summary>
    public void Write<T>(T line)
    {
        byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(line, CoreJson.Options), (byte)'\n'];
        lock (gate)
        {
            file.Write(bytes);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private void CutUnfinishedLine()
    {
        var end = file.Length;
        while (end > 0)
        {
            file.Position = end - 1;
            if (file.ReadByte() == '\n')
            {
                break;
            }

            end--;
        }

        file.SetLength(end);
        file.Position = end;
    }
}
