using System.Text.Json;
using ToolAce.Core.Json;
using ToolAce.Storage.DuckDb;

namespace ToolAce.Storage.Artifacts.Columns.Reading;

/// <summary>Lists of type <typeparamref name="TList"/>.</summary>
internal sealed class ListReader<TList, TItem>(ValueReader<TItem> items) : ValueReader<TList>
{
    private static readonly Func<TItem[], TList> Convert = Conversion();

    public override void Bind(DuckDbVector column)
    {
        base.Bind(column);
        items.Bind(column.Items);
    }

    public override TList Present(int row)
    {
        var (start, length) = Column.List(row);
        var values = length == 0 ? [] : new TItem[length];
        for (var i = 0; i < length; i++)
        {
            values[i] = items.Read(start + i)!;
        }

        return Convert(values);
    }

    /// <summary>Lists that may be only read are arrays; a list that its owner may change stays one; sets and others are made as JSON makes them.</summary>
    private static Func<TItem[], TList> Conversion()
    {
        if (typeof(TList) == typeof(TItem[]) || typeof(TList) == typeof(IReadOnlyList<TItem>) || typeof(TList) == typeof(IReadOnlyCollection<TItem>) || typeof(TList) == typeof(IEnumerable<TItem>))
        {
            return static values => (TList)(object)values;
        }

        return typeof(TList).IsAssignableFrom(typeof(List<TItem>))
            ? static values => (TList)(object)new List<TItem>(values)
            : static values => JsonSerializer.Deserialize<TList>(JsonSerializer.SerializeToUtf8Bytes(values, CoreJson.Options), CoreJson.Options)!;
    }
}
