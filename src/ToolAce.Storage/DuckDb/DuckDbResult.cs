using System.Runtime.InteropServices;

namespace ToolAce.Storage.DuckDb;

/// <summary>duckdb_result of duckdb.h: six words, passed by value in one call.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct DuckDbResult
{
    private readonly ulong columnCount;
    private readonly ulong rowCount;
    private readonly ulong rowsChanged;
    private readonly nint columns;
    private readonly nint error;
    private readonly nint data;
}
