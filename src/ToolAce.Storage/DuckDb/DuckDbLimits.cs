namespace ToolAce.Storage.DuckDb;

/// <summary>
/// What one DuckDB database may use: one thread always, <paramref name="Folders"/> (absolute; no other file is reachable) and memory in bytes.
/// </summary>
public sealed record DuckDbLimits(IReadOnlyList<string> Folders)
{
    /// <summary>Most memory in bytes, at least 64 MiB; a statement that needs more fails.</summary>
    public long MemoryBytes { get; init; } = 512L << 20;
}
