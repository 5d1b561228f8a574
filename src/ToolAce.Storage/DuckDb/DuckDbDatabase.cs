namespace ToolAce.Storage.DuckDb;

/// <summary>
/// A DuckDB database in memory: one thread, a memory cap, and no file but those in the folders given. For one thread at a time.
/// </summary>
public sealed class DuckDbDatabase : IDisposable
{
    private nint database;
    private nint connection;

    private DuckDbDatabase(nint database, nint connection) => (this.database, this.connection) = (database, connection);

    /// <summary>Opens an empty database; takes about 10 ms.</summary>
    /// <exception cref="DuckDbException">libduckdb.so is missing or refuses.</exception>
    public static DuckDbDatabase Open(DuckDbLimits limits)
    {
        try
        {
            var opened = Connect(limits.MemoryBytes);
            opened.Execute($"SET allowed_directories = [{string.Join(", ", limits.Folders.Select(f => Quote(Path.TrimEndingDirectorySeparator(f) + "/")))}]");
            opened.Execute("SET enable_external_access = false");
            opened.Execute("SET lock_configuration = true");
            return opened;
        }
        catch (DllNotFoundException missing)
        {
            throw new DuckDbException(
                $"libduckdb.so is not beside the program in {AppContext.BaseDirectory}: build again (the build restores it from npm), or copy it there.",
                missing);
        }
    }

    /// <summary>A string literal of SQL that holds <paramref name="text"/>.</summary>
    public static string Quote(string text) => DuckDbText.Quote(text);

    /// <summary>Runs a statement and drops its rows.</summary>
    public void Execute(string sql, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(connection == 0, this);
        using var stop = StopOn(cancellationToken);
        var failed = DuckDbNative.Query(connection, sql, out var result) != 0;
        var message = failed ? DuckDbText.Read(DuckDbNative.ResultError(ref result)) : "";
        DuckDbNative.DestroyResult(ref result);
        if (failed)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new DuckDbException(message);
        }
    }

    /// <summary>
    /// A query's rows, made while they are read: VARCHAR as string, BIGINT as long, DOUBLE as double, BOOLEAN as bool; other types must be cast.
    /// </summary>
    public IEnumerable<IReadOnlyList<object?>> Query(string sql, CancellationToken cancellationToken = default)
    {
        using var stop = StopOn(cancellationToken);
        using var stream = OrStopped(() => Stream(sql), cancellationToken);
        while (OrStopped(() => stream.Next(cancellationToken), cancellationToken) is { } next)
        {
            using var chunk = next;
            for (var row = 0; row < chunk.Rows; row++)
            {
                var values = new object?[stream.Columns.Count];
                for (var column = 0; column < values.Length; column++)
                {
                    values[column] = chunk.Value(column, row);
                }

                yield return values;
            }
        }
    }

    /// <summary>The first row of a query.</summary>
    public IReadOnlyList<object?> QueryRow(string sql, CancellationToken cancellationToken = default) => Query(sql, cancellationToken).First();

    /// <inheritdoc/>
    public void Dispose()
    {
        DuckDbNative.Disconnect(ref connection);
        DuckDbNative.Close(ref database);
    }

    /// <summary>For readers that take the bytes of a text column without a copy.</summary>
    internal DuckDbStream Stream(string sql)
    {
        ObjectDisposedException.ThrowIf(connection == 0, this);
        return new DuckDbStream(connection, sql);
    }

    private static DuckDbDatabase Connect(long memoryBytes)
    {
        DuckDbNative.CreateConfig(out var config);
        DuckDbNative.SetConfig(config, "threads", "1");
        DuckDbNative.SetConfig(config, "memory_limit", $"{memoryBytes >> 20}MiB");
        DuckDbNative.SetConfig(config, "temp_directory", ""); // nothing is spilled outside the folders
        var failed = DuckDbNative.Open(path: null, out var database, config, out var error) != 0;
        DuckDbNative.DestroyConfig(ref config);
        if (failed)
        {
            var message = DuckDbText.Read(error);
            DuckDbNative.Free(error);
            throw new DuckDbException(message);
        }

        return DuckDbNative.Connect(database, out var connection) == 0
            ? new DuckDbDatabase(database, connection)
            : throw new DuckDbException("DuckDB opened but refuses a connection");
    }

    /// <summary>DuckDB tells of its interruption as of any error.</summary>
    private static T OrStopped<T>(Func<T> work, CancellationToken cancellationToken)
    {
        try
        {
            return work();
        }
        catch (DuckDbException interrupted) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The query was stopped.", interrupted, cancellationToken);
        }
    }

    private CancellationTokenRegistration StopOn(CancellationToken cancellationToken) =>
        cancellationToken.Register(() => DuckDbNative.Interrupt(connection));
}
