using System.Text;

namespace ToolAce.Storage.DuckDb;

/// <summary>Up to 2,048 rows of a result. Its spans and vectors live until it is disposed.</summary>
internal sealed class DuckDbChunk(nint handle, IReadOnlyList<DuckDbColumn> columns) : IDisposable
{
    private nint chunk = handle;

    public int Rows { get; } = (int)DuckDbNative.ChunkSize(handle);

    public DuckDbVector Vector(int column) => new(DuckDbNative.ChunkVector(chunk, (ulong)column));

    /// <summary>A string, long, double or bool; null for NULL.</summary>
    public object? Value(int column, int row)
    {
        var vector = Vector(column);
        if (vector.IsNull(row))
        {
            return null;
        }

        return columns[column].Type switch
        {
            DuckDbType.Text => Encoding.UTF8.GetString(vector.Text(row)),
            DuckDbType.Integer => vector.Value<long>(row),
            DuckDbType.Real => vector.Value<double>(row),
            DuckDbType.Boolean => vector.Value<bool>(row),
            _ => throw new DuckDbException($"column {columns[column].Name} has a type that is not read; cast it to VARCHAR, BIGINT, DOUBLE or BOOLEAN"),
        };
    }

    public void Dispose() => DuckDbNative.DestroyChunk(ref chunk);
}
