using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ToolAce.Core.Json;
using ToolAce.Storage.DuckDb;

namespace ToolAce.Storage.Artifacts.Columns;

/// <summary>
/// The column types of C# types: primitives, strings and enumerations, lists, and records as structs. What has no such shape (recursive members, maps,
/// types with a JSON form of their own, such as schemas and literals) becomes a column of JSON text.
/// </summary>
internal static class ColumnTypes
{
    /// <summary>The manifest's word for JSON text; Parquet sees a string.</summary>
    public const string Json = "JSON";
    public const string Text = "VARCHAR";

    private static readonly Dictionary<Type, string> Leaves = new()
    {
        [typeof(bool)] = "BOOLEAN",
        [typeof(sbyte)] = "TINYINT",
        [typeof(short)] = "SMALLINT",
        [typeof(int)] = "INTEGER",
        [typeof(long)] = "BIGINT",
        [typeof(byte)] = "UTINYINT",
        [typeof(ushort)] = "USMALLINT",
        [typeof(uint)] = "UINTEGER",
        [typeof(ulong)] = "UBIGINT",
        [typeof(float)] = "FLOAT",
        [typeof(double)] = "DOUBLE",
        [typeof(string)] = Text,
        [typeof(Guid)] = Text,
        [typeof(DateOnly)] = Text,
        [typeof(DateTimeOffset)] = Text,
    };

    /// <summary>Whether a member of <paramref name="declaring"/> is kept as JSON text.</summary>
    public static bool IsJson(Type declaring, Type member)
    {
        var inner = Innermost(member);
        return !IsLeaf(inner) && (!IsRecord(inner) || Reaches(inner, declaring, []));
    }

    /// <summary>The type in DuckDB's notation, JSON text written as <paramref name="json"/>.</summary>
    public static string Of(Type type, string json)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (IsLeaf(type))
        {
            return Leaves.GetValueOrDefault(type, Text);
        }

        return Element(type) is { } element
            ? Of(element, json) + "[]"
            : $"STRUCT({string.Join(", ", Members(type).Select(m => $"{DuckDbText.Name(m.Name)} {Of(type, m, json)}"))})";
    }

    public static string Of(Type declaring, JsonPropertyInfo member, string json) =>
        IsJson(declaring, member.PropertyType) ? json : Of(member.PropertyType, json);

    /// <summary>What a record writes, in order.</summary>
    public static IEnumerable<JsonPropertyInfo> Members(Type record) => CoreJson.Options.GetTypeInfo(record).Properties.Where(p => p.Get is not null);

    public static bool IsRecord(Type type)
    {
        var info = CoreJson.Options.GetTypeInfo(type);
        return info.Kind == JsonTypeInfoKind.Object && info.PolymorphismOptions is null && !type.IsAbstract && type != typeof(object) && Members(type).Any();
    }

    /// <summary>Whether the type is a number, a flag, a text, or something written as one.</summary>
    public static bool IsLeaf(Type type) => type.IsEnum || Leaves.ContainsKey(type);

    private static bool Reaches(Type from, Type target, HashSet<Type> seen) =>
        from == target
        || (seen.Add(from) && IsRecord(from) && Members(from).Select(m => Innermost(m.PropertyType)).Any(t => !IsLeaf(t) && Reaches(t, target, seen)));

    private static Type Innermost(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return !IsLeaf(type) && Element(type) is { } element ? Innermost(element) : type;
    }

    /// <summary>What a list type holds; null for other types.</summary>
    public static Type? Element(Type type) =>
        type.IsAssignableTo(typeof(IEnumerable)) && CoreJson.Options.GetTypeInfo(type) is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element }
            ? element
            : null;
}
