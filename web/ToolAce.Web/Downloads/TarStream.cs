using System.Text;

namespace ToolAce.Web.Downloads;

/// <summary>
/// Files as one tar archive that is never written down: its bytes are made as they are read, at any place, so that a broken download goes on where it stopped. The same
/// files always give the same bytes. The ustar format of POSIX.1-1988; sizes of 8 GiB and more as GNU tar writes them (base 256).
/// </summary>
internal sealed class TarStream : Stream
{
    private const int Block = 512;
    private readonly List<Piece> pieces = [];
    private FileStream? open;
    private long position;

    /// <param name="folder">The folder's name in the archive.</param>
    /// <param name="files">The files on disk, in the archive's order; names in ASCII, at most 100 bytes with the folder.</param>
    public TarStream(string folder, IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            var size = new FileInfo(file).Length;
            Add(Header($"{folder}/{Path.GetFileName(file)}", size));
            pieces.Add(new Piece(Size, size, file, []));
            Size += size;
            Add(new byte[(Block - (size % Block)) % Block]);
        }

        Add(new byte[2 * Block]);
    }

    private long Size { get; set; }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => Size;

    public override long Position
    {
        get => position;
        set => position = value;
    }

    public override int Read(Span<byte> buffer)
    {
        var piece = pieces.Find(p => position < p.Start + p.Length);
        if (piece is null || buffer.Length == 0)
        {
            return 0;
        }

        var within = position - piece.Start;
        var part = buffer[..(int)Math.Min(buffer.Length, piece.Length - within)];
        var read = piece.File is { } file ? ReadFile(file, within, part) : ReadBytes(piece.Bytes, within, part);
        position += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        open?.Dispose();
        base.Dispose(disposing);
    }

    private int ReadFile(string file, long within, Span<byte> part)
    {
        if (open?.Name != file)
        {
            open?.Dispose();
            open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
        }

        open.Position = within;
        var read = open.Read(part);
        return read > 0 ? read : throw new IOException($"{file} is shorter than it was when its download began");
    }

    private static int ReadBytes(byte[] bytes, long within, Span<byte> part)
    {
        bytes.AsSpan((int)within, part.Length).CopyTo(part);
        return part.Length;
    }

    private void Add(byte[] bytes)
    {
        if (bytes.Length > 0)
        {
            pieces.Add(new Piece(Size, bytes.Length, null, bytes));
            Size += bytes.Length;
        }
    }

    private static byte[] Header(string name, long size)
    {
        var header = new byte[Block];
        Write(header, 0, name);
        Write(header, 100, "0000644\0");
        Write(header, 108, "0000000\0");
        Write(header, 116, "0000000\0");
        WriteSize(header.AsSpan(124, 12), size);
        Write(header, 136, "00000000000\0");
        Write(header, 148, "        "); // the checksum counts itself as blanks
        header[156] = (byte)'0';
        Write(header, 257, "ustar\0" + "00");
        var sum = header.Sum(b => b);
        Write(header, 148, Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ");
        return header;
    }

    private static void Write(byte[] header, int at, string text) => Encoding.ASCII.GetBytes(text, header.AsSpan(at));

    private static void WriteSize(Span<byte> field, long size)
    {
        if (size < 1L << 33)
        {
            Encoding.ASCII.GetBytes(Convert.ToString(size, 8).PadLeft(11, '0') + "\0", field);
            return;
        }

        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(field[4..], size);
        field[0] = 0x80;
    }

    private sealed record Piece(long Start, long Length, string? File, byte[] Bytes);
}
