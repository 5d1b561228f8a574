using System.Text.Json;
using ToolAce.Storage.Artifacts.Columns;
using ToolAce.Storage.Artifacts.Columns.Reading;
using ToolAce.Storage.DuckDb;

namespace ToolAce.Storage.Artifacts;

/// <summary>Reads the rows of a closed data set.</summary>
public sealed class DatasetReader<T>
{
    private readonly string folder;
    private readonly IReadOnlyList<(string Name, long Rows)> parts;
    private readonly IReadOnlyList<string> there;

    /// <summary>Compares <typeparamref name="T"/> with the columns in the manifest. One that came later and may be null is null where the data set lacks it.</summary>
    /// <exception cref="ManifestMismatchException">The data set lacks a column of <typeparamref name="T"/> or has it with another type.</exception>
    public DatasetReader(Artifact artifact)
        : this(artifact.Folder, [.. artifact.Manifest.Files.Where(f => f.Rows is not null).Select(f => (f.Path, f.Rows!.Value))])
    {
        var columns = artifact.Manifest.Columns.ToDictionary(c => c.Name, c => c.Type, StringComparer.Ordinal);
        there = [.. RowFormat<T>.Columns.Select(c => c.Name).Where(name => columns.ContainsKey(name) || !RowFormat<T>.Later.Contains(name))];
        if (RowFormat<T>.Columns.FirstOrDefault(c => there.Contains(c.Name) && columns.GetValueOrDefault(c.Name) != c.Type) is { } wanted)
        {
            throw new ManifestMismatchException(
                folder,
                ArtifactFiles.Manifest,
                $"column {wanted.Name} of type {wanted.Type}, for {typeof(T).Name}",
                columns.GetValueOrDefault(wanted.Name) ?? "no such column");
        }
    }

    internal DatasetReader(string folder, IReadOnlyList<(string Name, long Rows)> parts) =>
        (this.folder, this.parts, there) = (folder, parts, [.. RowFormat<T>.Columns.Select(c => c.Name)]);

    /// <summary>See <see cref="Artifact.Read{T}"/>.</summary>
    public IEnumerable<T> Read(long skip = 0, long? take = null)
    {
        using var parquet = new ParquetParts(folder);
        var left = take ?? long.MaxValue;
        foreach (var (name, rows) in parts)
        {
            if (skip < rows && left > 0)
            {
                foreach (var row in ReadPart(parquet, name, skip, left))
                {
                    left--;
                    yield return row;
                }
            }

            skip = Math.Max(0, skip - rows);
        }
    }

    private IEnumerable<T> ReadPart(ParquetParts parquet, string part, long skip, long take)
    {
        var reader = new RowReader<T>(there);
        // The casts change nothing in a part that is as its manifest says; they refuse one whose columns lie in memory otherwise.
        var columns = string.Join(", ", reader.Columns.Select(c => $"CAST({DuckDbText.Name(c.Name)} AS {c.Type}) AS {DuckDbText.Name(c.Name)}"));
        var query = $"SELECT {columns} FROM {parquet.Source(part)}{(take < long.MaxValue - skip ? $" LIMIT {skip + take}" : "")}";
        using var stream = parquet.Read(part, () => parquet.Database.Stream(query));
        while (parquet.Read(part, () => stream.Next()) is { } next)
        {
            using var chunk = next;
            reader.Bind(chunk);
            var from = (int)Math.Min(skip, chunk.Rows);
            skip -= from;
            for (var row = from; row < chunk.Rows; row++)
            {
                yield return Row(part, reader, row);
            }
        }
    }

    private T Row(string part, RowReader<T> reader, int row)
    {
        try
        {
            return reader.Read(row);
        }
        catch (JsonException wrong)
        {
            throw new ManifestMismatchException(folder, part, $"rows that fit {typeof(T).Name}", wrong.Message, wrong);
        }
    }
}
