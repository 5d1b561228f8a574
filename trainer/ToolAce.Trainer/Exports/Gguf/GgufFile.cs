using ToolAce.Modeling;

namespace ToolAce.Trainer.Exports.Gguf;

/// <summary>A GGUF file, its header checked; tensors are read when asked for.</summary>
internal sealed class GgufFile : IDisposable
{
    private readonly FileStream stream;

    private GgufFile(string path, FileStream stream)
    {
        (Path, this.stream) = (path, stream);
        using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        (Metadata, Tensors) = new GgufHeaderReader(path, stream, reader).Read();
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Numbers, booleans, texts, and arrays of them.</summary>
    public IReadOnlyDictionary<string, object> Metadata { get; }

    /// <summary>What it holds, by name.</summary>
    public IReadOnlyDictionary<string, GgufTensorInfo> Tensors { get; }

    /// <summary>Opens and checks a file.</summary>
    /// <exception cref="ModelFolderException">The file is missing, of another format or version, cut short or contradicts itself.</exception>
    public static GgufFile Open(string path)
    {
        FileStream opened;
        try
        {
            opened = File.OpenRead(path);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ModelFolderException($"{path}: the file does not exist. Check the path of the export.", problem);
        }

        try
        {
            return new GgufFile(path, opened);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>A number of the metadata.</summary>
    /// <exception cref="ModelFolderException">It is absent or no number.</exception>
    public double Number(string key) => Metadata.GetValueOrDefault(key) switch
    {
        byte or sbyte or ushort or short or uint or int or ulong or long or float or double => Convert.ToDouble(Metadata[key], System.Globalization.CultureInfo.InvariantCulture),
        _ => throw new ModelFolderException($"{Path} has no number \"{key}\" in its metadata. Export it again."),
    };

    /// <summary>A text of the metadata, or null.</summary>
    public string? Text(string key) => Metadata.GetValueOrDefault(key) as string;

    /// <summary>Bytes of a tensor from byte <paramref name="from"/> on.</summary>
    public void Read(GgufTensorInfo tensor, long from, Span<byte> bytes)
    {
        stream.Position = tensor.Offset + from;
        stream.ReadExactly(bytes);
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();
}
