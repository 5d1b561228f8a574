using System.Text;
using System.Text.Json;
using ToolAce.Core.Json;

namespace ToolAce.Storage.Artifacts.Columns.Reading;

/// <summary>Values that JSON writes as a string: enumerations, identifiers, dates. Few different words stand in a column, so each is read once.</summary>
internal sealed class WordReader<T> : ValueReader<T>
{
    private const int MostWords = 1024;
    private readonly Dictionary<string, T> known = new(StringComparer.Ordinal);

    public override T Present(int row)
    {
        var word = Encoding.UTF8.GetString(Column.Text(row));
        if (known.TryGetValue(word, out var value))
        {
            return value;
        }

        value = JsonSerializer.Deserialize<T>(JsonSerializer.SerializeToUtf8Bytes(word, CoreJson.Options), CoreJson.Options)!;
        if (known.Count < MostWords)
        {
            known[word] = value;
        }

        return value;
    }
}
