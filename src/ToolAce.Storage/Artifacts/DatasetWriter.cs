using System.Buffers;
using System.Text.Json;
using ToolAce.Storage.Artifacts.Columns;
using ToolAce.Storage.DuckDb;
using ToolAce.Storage.Files;

namespace ToolAce.Storage.Artifacts;

/// <summary>
/// Writes a data set part by part. Every <see cref="RowsPerPart"/> rows a part is forced to disk and named in one step; a killed writer goes on after
/// the last whole part, so the caller must make the same rows again from <see cref="ResumedRows"/> on. For one thread at a time.
/// </summary>
public sealed class DatasetWriter<T> : IDisposable
{
    private const int LeastObjectBuffer = 1 << 20;
    private const int BlockSize = 1 << 16;
    private const int RowGroup = 8192; // rows that DuckDB holds in memory at once
    private readonly ArtifactDraft draft;
    private readonly ParquetParts parquet;
    private readonly FileStream lines;
    private readonly ArrayBufferWriter<byte> row = new();
    private readonly ArrayBufferWriter<byte> block = new(BlockSize * 2);
    private readonly Utf8JsonWriter json;
    private readonly List<(string Name, long Rows)> parts;
    private int pending;
    private int longest;

    internal DatasetWriter(ArtifactDraft draft, int rowsPerPart)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rowsPerPart, 1);
        (this.draft, RowsPerPart) = (draft, rowsPerPart);
        json = new Utf8JsonWriter(row, new JsonWriterOptions { Encoder = RowFormat<T>.Json.Options.Encoder, SkipValidation = true });
        parquet = new ParquetParts(draft.Folder);
        parts = CommittedParts.Find(draft.Folder, parquet, RowFormat<T>.Stored, rowsPerPart);
        ResumedRows = Rows = parts.Sum(p => p.Rows);
        var pendingRows = Path.Combine(draft.Folder, "rows.ndjson" + DurableFile.Temporary);
        lines = new FileStream(pendingRows, FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
    }

    /// <summary>Rows in every part but the last.</summary>
    public int RowsPerPart { get; }

    /// <summary>Rows that an earlier attempt committed: go on with the row of this index.</summary>
    public long ResumedRows { get; }

    /// <summary>Rows so far, resumed ones included.</summary>
    public long Rows { get; private set; }

    /// <summary>The rows that an earlier attempt committed, for stages whose work depends on what they made before.</summary>
    public IEnumerable<T> ReadResumed() => new DatasetReader<T>(draft.Folder, parts).Read(0, ResumedRows);

    /// <summary>Adds a row; every <see cref="RowsPerPart"/> rows this commits a part.</summary>
    /// <exception cref="DiskFullException">The parts committed so far are whole.</exception>
    public void Add(T item)
    {
        row.ResetWrittenCount();
        json.Reset();
        JsonSerializer.Serialize(json, item, RowFormat<T>.Json);
        row.Write("\n"u8);
        longest = Math.Max(longest, row.WrittenCount);
        block.Write(row.WrittenSpan);
        if (block.WrittenCount >= BlockSize)
        {
            WriteBlock();
        }

        Rows++;
        if (++pending == RowsPerPart)
        {
            CommitPart();
        }
    }

    /// <summary>Adds rows in order.</summary>
    public void AddRange(IEnumerable<T> items)
    {
        foreach (var item in items)
        {
            Add(item);
        }
    }

    /// <summary>Commits the last rows and closes the artifact. The writer cannot be used any more.</summary>
    public Artifact Publish(CancellationToken cancellationToken = default)
    {
        if (pending > 0)
        {
            CommitPart();
        }

        Dispose();
        var rows = parts.ToDictionary(p => p.Name, p => p.Rows, StringComparer.Ordinal);
        return draft.Publish(new Dataset(RowsPerPart, RowFormat<T>.Columns, rows), cancellationToken);
    }

    /// <summary>Drops the rows that are in no part yet; what is committed stays for the next attempt.</summary>
    public void Dispose()
    {
        if (lines.CanWrite)
        {
            lines.Dispose();
            File.Delete(lines.Name);
        }

        json.Dispose();
        parquet.Dispose();
    }

    private void WriteBlock()
    {
        DiskSpace.Guard(draft.Folder, () => lines.Write(block.WrittenSpan));
        block.ResetWrittenCount();
    }

    private void CommitPart()
    {
        var name = ArtifactFiles.Part(parts.Count);
        var path = Path.Combine(draft.Folder, name);
        DiskSpace.Guard(draft.Folder, () =>
        {
            WriteBlock();
            // Without dictionaries, which take 0.0 and -0.0 for one value; zstd makes up for them.
            parquet.Database.Execute($"""
                COPY (SELECT * FROM read_json({DuckDbText.Quote(lines.Name)}, format = 'newline_delimited', columns = {RowFormat<T>.JsonColumns},
                                              maximum_object_size = {Math.Max(LeastObjectBuffer, longest * 2)}))
                TO {DuckDbText.Quote(path + DurableFile.Temporary)}
                   (FORMAT parquet, COMPRESSION zstd, DICTIONARY_SIZE_LIMIT 0, ROW_GROUP_SIZE {RowGroup}, USE_TMP_FILE false)
                """);
            DurableFile.Commit(path + DurableFile.Temporary, path);
        });
        parts.Add((name, pending));
        pending = 0;
        lines.SetLength(0);
    }
}
