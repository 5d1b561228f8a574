using System.Text;

namespace ToolAce.Storage.DuckDb;

/// <summary>Up to 2,048 rows of a result. Its spans live until it is disposed.</summary>
internal sealed unsafe class DuckDbChunk(nint handle, IReadOnlyList<DuckDbColumn> columns) : IDisposable
{
    // duckdb_string_t: length, then 12 bytes inline, or 4 bytes of prefix and a pointer.
    private const int StringSize = 16;
    private const int InlineLimit = 12;
    private nint chunk = handle;

    public int Rows { get; } = (int)DuckDbNative.ChunkSize(handle);

    public bool IsNull(int column, int row)
    {
        var validity = DuckDbNative.VectorValidity(Vector(column));
        return validity is not null && (validity[row >> 6] & (1UL << (row & 63))) == 0;
    }

    public ReadOnlySpan<byte> Text(int column, int row)
    {
        var text = (byte*)DuckDbNative.VectorData(Vector(column)) + ((long)row * StringSize);
        var length = *(int*)text;
        return new(length <= InlineLimit ? text + 4 : *(byte**)(text + 8), length);
    }

    /// <summary>A string, long, double or bool; null for NULL.</summary>
    public object? Value(int column, int row)
    {
        if (IsNull(column, row))
        {
            return null;
        }

        var data = DuckDbNative.VectorData(Vector(column));
        return columns[column].Type switch
        {
            DuckDbType.Text => Encoding.UTF8.GetString(Text(column, row)),
            DuckDbType.Integer => ((long*)data)[row],
            DuckDbType.Real => ((double*)data)[row],
            DuckDbType.Boolean => ((byte*)data)[row] != 0,
            _ => throw new DuckDbException($"column {columns[column].Name} has a type that is not read; cast it to VARCHAR, BIGINT, DOUBLE or BOOLEAN"),
        };
    }

    public void Dispose() => DuckDbNative.DestroyChunk(ref chunk);

    private nint Vector(int column) => DuckDbNative.ChunkVector(chunk, (ulong)column);
}
