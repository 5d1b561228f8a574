using ToolAce.Storage.DuckDb;

namespace ToolAce.Storage.Artifacts.Columns.Reading;

/// <summary>Records that lie in a struct column.</summary>
internal sealed class RecordReader<T> : ValueReader<T>
{
    private readonly Func<ColumnReader[], int, T> make = RecordMaker<T>.Of(RecordMaker<T>.Members);
    private readonly ColumnReader[] members = [.. RecordMaker<T>.Members.Select(m => ColumnReaders.Of(typeof(T), m))];

    // A struct holds what is written, of which some members are worked out and never read.
    private readonly int[] places = [.. ColumnTypes.Members(typeof(T)).Select((m, i) => (m, i)).Where(p => RecordMaker<T>.Members.Any(m => m.Name == p.m.Name)).Select(p => p.i)];

    public override void Bind(DuckDbVector column)
    {
        base.Bind(column);
        for (var i = 0; i < members.Length; i++)
        {
            members[i].Bind(column.Member(places[i]));
        }
    }

    public override T Present(int row) => make(members, row);
}
