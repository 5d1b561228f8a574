using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using ToolAce.Core.Json;

namespace ToolAce.Storage.Artifacts.Columns.Reading;

/// <summary>Makes records of what readers of their members give, as JSON is read: by the constructor, and by setting what it does not take.</summary>
internal static class RecordMaker<T>
{
    private static readonly ConcurrentDictionary<string, Func<ColumnReader[], int, T>> Known = new(StringComparer.Ordinal);

    /// <summary>The members that a record is made of, in the order of their columns; those that it works out are left out.</summary>
    public static IReadOnlyList<JsonPropertyInfo> Members { get; } =
        [.. ColumnTypes.Members(typeof(T)).Where(m => m.AssociatedParameter is not null || m.Set is not null)];

    /// <summary>Makes the record of a row from readers of <paramref name="members"/>, in this order.</summary>
    public static Func<ColumnReader[], int, T> Of(IReadOnlyList<JsonPropertyInfo> members) =>
        Known.GetOrAdd(string.Join('\n', members.Select(m => m.Name)), _ => Build(members));

    private static Func<ColumnReader[], int, T> Build(IReadOnlyList<JsonPropertyInfo> members)
    {
        var readers = Expression.Parameter(typeof(ColumnReader[]), "readers");
        var row = Expression.Parameter(typeof(int), "row");
        var values = members.Select((m, i) => (Member: m, Value: Read(Expression.ArrayIndex(readers, Expression.Constant(i)), row, m.PropertyType))).ToList();
        var made = Made(values.Where(v => v.Member.AssociatedParameter is not null).ToDictionary(v => v.Member.AssociatedParameter!.Position, v => (Expression)v.Value));
        var set = values.Where(v => v.Member.AssociatedParameter is null).Select(v => Expression.Bind((MemberInfo)v.Member.AttributeProvider!, v.Value));
        return Expression.Lambda<Func<ColumnReader[], int, T>>(Expression.MemberInit(made, set), readers, row).Compile();
    }

    private static NewExpression Made(Dictionary<int, Expression> given)
    {
        var constructor = CoreJson.Options.GetTypeInfo(typeof(T)).ConstructorAttributeProvider as ConstructorInfo;
        return constructor is null
            ? Expression.New(typeof(T))
            : Expression.New(constructor, constructor.GetParameters().Select(p => given.GetValueOrDefault(p.Position) ?? Initial(p)));
    }

    private static Expression Initial(ParameterInfo parameter) =>
        parameter is { HasDefaultValue: true, DefaultValue: { } initial } ? Expression.Constant(initial, parameter.ParameterType) : Expression.Default(parameter.ParameterType);

    private static MethodCallExpression Read(Expression reader, Expression row, Type type)
    {
        var typed = typeof(ValueReader<>).MakeGenericType(type);
        return Expression.Call(Expression.Convert(reader, typed), typed.GetMethod(nameof(ValueReader<>.Read))!, row);
    }
}
