namespace ToolAce.Storage.Artifacts.Columns.Reading;

/// <summary>Numbers and flags, as they lie in memory.</summary>
internal sealed class NumberReader<T> : ValueReader<T>
    where T : unmanaged
{
    public override T Present(int row) => Column.Value<T>(row);
}
