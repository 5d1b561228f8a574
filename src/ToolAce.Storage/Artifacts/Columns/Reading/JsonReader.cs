using System.Text.Json;
using ToolAce.Core.Json;
using ToolAce.Core.Schemas;

namespace ToolAce.Storage.Artifacts.Columns.Reading;

/// <summary>
/// Values kept as JSON text. Schemas, which cannot be changed and which dialogs repeat, are read once as long as they come again: equal texts give one object.
/// </summary>
internal sealed class JsonReader<T> : ValueReader<T>
{
    private const int MostKept = 16_384;
    private static readonly bool IsShared = typeof(T) == typeof(Schema);
    private readonly Dictionary<int, (byte[] Text, T Value)> known = [];

    public override T Present(int row)
    {
        var text = Column.Text(row);
        if (!IsShared)
        {
            return Read(text);
        }

        var hash = new HashCode();
        hash.AddBytes(text);
        if (known.TryGetValue(hash.ToHashCode(), out var entry) && text.SequenceEqual(entry.Text))
        {
            return entry.Value;
        }

        var value = Read(text);
        if (known.Count >= MostKept)
        {
            known.Clear();
        }

        known[hash.ToHashCode()] = (text.ToArray(), value);
        return value;
    }

    private static T Read(ReadOnlySpan<byte> text) => JsonSerializer.Deserialize<T>(text, CoreJson.Options)!;
}
