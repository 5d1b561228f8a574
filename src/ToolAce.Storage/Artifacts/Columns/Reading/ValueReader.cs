using System.Text.Json;
using ToolAce.Storage.DuckDb;

namespace ToolAce.Storage.Artifacts.Columns.Reading;

/// <summary>A reader of values of one type, none of them boxed.</summary>
internal abstract class ValueReader<T> : ColumnReader
{
    /// <summary>The column of the chunk at hand.</summary>
    protected DuckDbVector Column { get; private set; }

    public override void Bind(DuckDbVector column) => Column = column;

    /// <summary>The value in a row, counted from the start of the chunk; null for NULL.</summary>
    /// <exception cref="JsonException">What is there is no <typeparamref name="T"/>.</exception>
    public T? Read(int row) =>
        !Column.IsNull(row) ? Present(row)
        : default(T) is null ? default
        : throw new JsonException($"a value of type {typeof(T).Name} is needed where the row has none");

    /// <summary>The value in a row that is not NULL.</summary>
    public abstract T Present(int row);
}
