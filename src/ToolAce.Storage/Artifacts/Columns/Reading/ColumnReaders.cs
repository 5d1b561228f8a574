using System.Text.Json.Serialization.Metadata;

namespace ToolAce.Storage.Artifacts.Columns.Reading;

/// <summary>The readers of the types that <see cref="ColumnTypes"/> has columns for.</summary>
internal static class ColumnReaders
{
    /// <summary>The reader of a member's column.</summary>
    public static ColumnReader Of(Type declaring, JsonPropertyInfo member) =>
        ColumnTypes.IsJson(declaring, member.PropertyType) ? Make(typeof(JsonReader<>), [member.PropertyType]) : Of(member.PropertyType);

    private static ColumnReader Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Make(typeof(OptionalReader<>), [value], Of(value));
        }

        if (ColumnTypes.IsLeaf(type))
        {
            return type == typeof(string) ? new TextReader()
                : Make(type.IsPrimitive ? typeof(NumberReader<>) : typeof(WordReader<>), [type]);
        }

        return ColumnTypes.Element(type) is { } element
            ? Make(typeof(ListReader<,>), [type, element], Of(element))
            : Make(typeof(RecordReader<>), [type]);
    }

    private static ColumnReader Make(Type reader, Type[] types, params object[] inner) => (ColumnReader)Activator.CreateInstance(reader.MakeGenericType(types), inner)!;
}
