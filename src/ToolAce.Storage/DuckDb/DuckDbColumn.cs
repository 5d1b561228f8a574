namespace ToolAce.Storage.DuckDb;

/// <summary>A result's column.</summary>
internal sealed record DuckDbColumn(string Name, DuckDbType Type);
