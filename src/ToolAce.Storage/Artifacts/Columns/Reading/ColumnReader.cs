using ToolAce.Storage.DuckDb;

namespace ToolAce.Storage.Artifacts.Columns.Reading;

/// <summary>Reads the values of one column, chunk by chunk. For one thread at a time.</summary>
internal abstract class ColumnReader
{
    /// <summary>Goes on with the column of another chunk.</summary>
    public abstract void Bind(DuckDbVector column);
}
