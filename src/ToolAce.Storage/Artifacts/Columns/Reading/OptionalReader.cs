using ToolAce.Storage.DuckDb;

namespace ToolAce.Storage.Artifacts.Columns.Reading;

/// <summary>Values that may be absent.</summary>
internal sealed class OptionalReader<T>(ValueReader<T> value) : ValueReader<T?>
    where T : struct
{
    public override void Bind(DuckDbVector column)
    {
        base.Bind(column);
        value.Bind(column);
    }

    public override T? Present(int row) => value.Present(row);
}
