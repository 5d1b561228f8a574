namespace ToolAce.Storage.DuckDb;

/// <summary>The column types that are read, with their numbers in duckdb.h.</summary>
internal enum DuckDbType
{
    Boolean = 1,
    Integer = 5,
    Real = 11,
    Text = 17,
}
