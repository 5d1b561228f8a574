namespace ToolAce.Storage.DuckDb;

/// <summary>DuckDB refused a statement; the message is its own.</summary>
public sealed class DuckDbException(string message, Exception? inner = null) : Exception(message, inner);
