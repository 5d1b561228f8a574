namespace ToolAce.Storage.DuckDb;

/// <summary>A running query whose rows are made as they are fetched, so that a result larger than memory passes through.</summary>
internal sealed class DuckDbStream : IDisposable
{
    private nint statement;
    private DuckDbResult result;

    public DuckDbStream(nint connection, string sql)
    {
        if (DuckDbNative.Prepare(connection, sql, out statement) != 0)
        {
            var message = DuckDbText.Read(DuckDbNative.PrepareError(statement));
            DuckDbNative.DestroyPrepare(ref statement);
            throw new DuckDbException(message);
        }

        if (DuckDbNative.ExecuteStreaming(statement, out result) != 0)
        {
            var message = DuckDbText.Read(DuckDbNative.ResultError(ref result));
            Dispose();
            throw new DuckDbException(message);
        }

        Columns = [.. Enumerable.Range(0, (int)DuckDbNative.ColumnCount(ref result)).Select(Column)];
    }

    public IReadOnlyList<DuckDbColumn> Columns { get; }

    /// <summary>The next rows, or null at the end; the caller disposes them.</summary>
    public DuckDbChunk? Next(CancellationToken cancellationToken = default)
    {
        var chunk = DuckDbNative.FetchChunk(result);
        if (chunk != 0)
        {
            return new DuckDbChunk(chunk, Columns);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var error = DuckDbNative.ResultError(ref result);
        return error == 0 ? null : throw new DuckDbException(DuckDbText.Read(error));
    }

    public void Dispose()
    {
        DuckDbNative.DestroyResult(ref result);
        DuckDbNative.DestroyPrepare(ref statement);
    }

    private DuckDbColumn Column(int index) =>
        new(DuckDbText.Read(DuckDbNative.ColumnName(ref result, (ulong)index)), (DuckDbType)DuckDbNative.ColumnType(ref result, (ulong)index));
}
