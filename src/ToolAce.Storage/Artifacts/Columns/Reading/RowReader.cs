using System.Text.Json.Serialization.Metadata;
using ToolAce.Storage.DuckDb;

namespace ToolAce.Storage.Artifacts.Columns.Reading;

/// <summary>Reads rows from chunks that have the columns <see cref="Columns"/> in this order. For one thread at a time.</summary>
internal sealed class RowReader<T>
{
    private readonly ColumnReader[] readers;
    private readonly Func<ColumnReader[], int, T> make;

    /// <summary>Reads the members of <typeparamref name="T"/> that are among <paramref name="there"/>; the others keep their initial values.</summary>
    public RowReader(IReadOnlyCollection<string> there)
    {
        JsonPropertyInfo[] members = [.. RecordMaker<T>.Members.Where(m => there.Contains(m.Name))];
        Columns = [.. members.Select(m => new ManifestColumn(m.Name, ColumnTypes.Of(typeof(T), m, ColumnTypes.Text)))];
        readers = [.. members.Select(m => ColumnReaders.Of(typeof(T), m))];
        make = RecordMaker<T>.Of(members);
    }

    /// <summary>The columns to ask for, with their types in Parquet.</summary>
    public IReadOnlyList<ManifestColumn> Columns { get; }

    /// <summary>Goes on with another chunk.</summary>
    public void Bind(DuckDbChunk chunk)
    {
        for (var i = 0; i < readers.Length; i++)
        {
            readers[i].Bind(chunk.Vector(i));
        }
    }

    /// <summary>A row of the chunk.</summary>
    /// <exception cref="System.Text.Json.JsonException">What is there does not fit <typeparamref name="T"/>.</exception>
    public T Read(int row) => make(readers, row);
}
