using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ToolAce.Core.Json;
using ToolAce.Storage.DuckDb;

namespace ToolAce.Storage.Artifacts.Columns;

/// <summary>How rows of one C# type travel: as JSON lines between .NET and DuckDB, as typed columns in Parquet. Worked out once a type.</summary>
internal static class RowFormat<T>
{
    public static JsonTypeInfo<T> Json { get; } = Build();

    public static IReadOnlyList<ManifestColumn> Columns { get; } = [.. Types(ColumnTypes.Json)];

    /// <summary>Columns that a data set written before they were thought of may lack: members outside the record's parameters, null there.</summary>
    public static IReadOnlySet<string> Later { get; } =
        ColumnTypes.Members(typeof(T)).Where(m => m is { AssociatedParameter: null, IsGetNullable: true }).Select(m => m.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>The same columns as Parquet has them.</summary>
    public static IReadOnlyList<ManifestColumn> Stored { get; } = [.. Types(ColumnTypes.Text)];

    /// <summary>The columns argument of DuckDB's read_json.</summary>
    public static string JsonColumns { get; } = "{" + string.Join(", ", Stored.Select(c => $"{DuckDbText.Quote(c.Name)}: {DuckDbText.Quote(c.Type)}")) + "}";

    private static IEnumerable<ManifestColumn> Types(string json) =>
        ColumnTypes.Members(typeof(T)).Select(m => new ManifestColumn(m.Name, ColumnTypes.Of(typeof(T), m, json)));

    private static JsonTypeInfo<T> Build()
    {
        if (!ColumnTypes.IsRecord(typeof(T)))
        {
            throw new NotSupportedException($"{typeof(T)} cannot be a data set's row: a record with public members is needed");
        }

        var options = new JsonSerializerOptions(CoreJson.Options)
        {
            Converters = { new RealConverter<double>(), new RealConverter<float>() },
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { KeepJsonAsText } },
        };
        return (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
    }

    private static void KeepJsonAsText(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        foreach (var member in type.Properties.Where(p => p.Get is not null && ColumnTypes.IsJson(type.Type, p.PropertyType)))
        {
            member.CustomConverter = (JsonConverter)Activator.CreateInstance(typeof(JsonTextConverter<>).MakeGenericType(member.PropertyType))!;
        }
    }
}
