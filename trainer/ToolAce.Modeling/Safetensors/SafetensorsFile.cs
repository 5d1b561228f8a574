using System.IO.MemoryMappedFiles;

namespace ToolAce.Modeling.Safetensors;

/// <summary>A safetensors file, checked and mapped into memory: nothing is read before it is asked for. Spans are valid until it is disposed.</summary>
public sealed unsafe class SafetensorsFile : IDisposable
{
    private readonly MemoryMappedFile? map;
    private readonly MemoryMappedViewAccessor? view;
    private byte* start;

    private SafetensorsFile(string path, FileStream stream)
    {
        Path = path;
        (Tensors, Metadata) = SafetensorsHeader.Read(stream, path);
        map = MemoryMappedFile.CreateFromFile(stream, mapName: null, capacity: 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        view = map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What it holds, by name.</summary>
    public IReadOnlyDictionary<string, TensorEntry> Tensors { get; }

    /// <summary>Free texts of the header.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Opens and checks a file.</summary>
    /// <exception cref="ModelFolderException">The file is missing, cut short or contradicts itself.</exception>
    public static SafetensorsFile Open(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return new SafetensorsFile(path, stream);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw FileProblem.Of(path, "the file does not exist", "Check the model folder");
        }
    }

    /// <summary>All bytes of a tensor of up to 2 GiB.</summary>
    public ReadOnlySpan<byte> Bytes(string name) => Bytes(name, 0, checked((int)Find(name).Length));

    /// <summary><paramref name="count"/> bytes of a tensor from byte <paramref name="from"/> on.</summary>
    public ReadOnlySpan<byte> Bytes(string name, long from, int count)
    {
        var entry = Find(name);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, entry.Length - count);
        ObjectDisposedException.ThrowIf(start is null, this);
        return new ReadOnlySpan<byte>(start + view!.PointerOffset + entry.Offset + from, count);
    }

    /// <summary>
    /// Hands out a tensor's bytes in order, in pieces of <paramref name="pieceBytes"/> (the last may be shorter). A piece is mapped alone and unmapped afterwards,
    /// so that resident memory does not grow with what was read.
    /// </summary>
    public void ReadPieces(string name, int pieceBytes, SafetensorsPiece read)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pieceBytes, 1);
        ObjectDisposedException.ThrowIf(start is null, this);
        var entry = Find(name);
        for (var at = 0L; at < entry.Length; at += pieceBytes)
        {
            var count = (int)Math.Min(pieceBytes, entry.Length - at);
            using var piece = map!.CreateViewAccessor(entry.Offset + at, count, MemoryMappedFileAccess.Read);
            byte* first = null;
            piece.SafeMemoryMappedViewHandle.AcquirePointer(ref first);
            try
            {
                read(new ReadOnlySpan<byte>(first + piece.PointerOffset, count), at);
            }
            finally
            {
                piece.SafeMemoryMappedViewHandle.ReleasePointer();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (start is not null)
        {
            start = null;
            view!.SafeMemoryMappedViewHandle.ReleasePointer();
        }

        view?.Dispose();
        map?.Dispose();
    }

    private TensorEntry Find(string name) => Tensors.TryGetValue(name, out var entry)
        ? entry
        : throw FileProblem.Of(Path, $"has no tensor \"{name}\"", "Check that the weights belong to this architecture");
}
