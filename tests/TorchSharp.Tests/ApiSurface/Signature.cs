using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace TorchSharp.Tests.ApiSurface;

/// <summary>
/// Public members in one normalised line each: types by their short names, parameters with names and defaults, no nullability of
/// references, no virtual or abstract.
/// </summary>
internal static class Signature
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;

    /// <summary>All public and protected members of a type, those inherited from its own assembly included.</summary>
    public static IEnumerable<string> Of(Type type) => type.IsEnum ? Values(type) : Members(type, Everything);

    /// <summary>The public and protected members that a type itself declares.</summary>
    public static IEnumerable<string> DeclaredBy(Type type) =>
        type.IsEnum ? Values(type) : Members(type, Everything | BindingFlags.DeclaredOnly);

    private static IEnumerable<string> Values(Type type) =>
        Enum.GetValues(type).Cast<object>().Select(value => $"{value} = {Convert.ToInt64(value, CultureInfo.InvariantCulture)}");

    private static IEnumerable<string> Members(Type type, BindingFlags which)
    {
        foreach (var member in type.GetMembers(which).Where(m => m.DeclaringType!.Assembly == type.Assembly))
        {
            var line = member switch
            {
                ConstructorInfo { IsStatic: false } c when IsVisible(c) => $"new {Plain(type)}({Parameters(c)})",
                MethodInfo m when IsVisible(m) && !IsAccessor(m) => $"{Static(m.IsStatic)}{Name(m.ReturnType)} {m.Name}{Generic(m)}({Parameters(m)})",
                PropertyInfo p when p.GetMethod is { } get && IsVisible(get) => Property(p, get),
                FieldInfo { IsPublic: true } f => $"{Static(f.IsStatic)}{Name(f.FieldType)} {f.Name}",
                _ => null,
            };
            if (line is not null)
            {
                yield return line;
            }
        }
    }

    private static string Property(PropertyInfo property, MethodInfo get)
    {
        var set = property.SetMethod is { } s && IsVisible(s) ? " set;" : string.Empty;
        var index = property.GetIndexParameters();
        var name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(Parameter))}]";
        return $"{Static(get.IsStatic)}{Name(property.PropertyType)} {name} {{ get;{set} }}";
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static string Static(bool isStatic) => isStatic ? "static " : string.Empty;

    private static string Generic(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(",", method.GetGenericArguments().Select(Name))}>" : string.Empty;

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        var prefix = type.IsByRef ? "ref " : parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : string.Empty;
        var value = parameter.HasDefaultValue ? " = " + Literal(parameter.DefaultValue, type) : string.Empty;
        return $"{prefix}{Name(type.IsByRef ? type.GetElementType()! : type)} {parameter.Name}{value}";
    }

    private static string Literal(object? value, Type type) => value switch
    {
        null => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null",
        bool b => b ? "true" : "false",
        string s => $"\"{s}\"",
        Enum e => $"{e.GetType().Name}.{e}",
        IFormattable number when type.IsEnum => $"{type.Name}.{Enum.ToObject(type, number)}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string Name(Type type)
    {
        if (type.IsArray)
        {
            return $"{Name(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Name(underlying) + "?";
        }

        if (type.IsGenericType)
        {
            var arguments = string.Join(", ", type.GetGenericArguments().Select(Name));
            return type.IsAssignableTo(typeof(ITuple)) ? $"({arguments})" : $"{Plain(type)}<{arguments}>";
        }

        return type switch
        {
            _ when type == typeof(void) => "void",
            _ when type == typeof(bool) => "bool",
            _ when type == typeof(byte) => "byte",
            _ when type == typeof(sbyte) => "sbyte",
            _ when type == typeof(short) => "short",
            _ when type == typeof(ushort) => "ushort",
            _ when type == typeof(int) => "int",
            _ when type == typeof(long) => "long",
            _ when type == typeof(ulong) => "ulong",
            _ when type == typeof(float) => "float",
            _ when type == typeof(double) => "double",
            _ when type == typeof(string) => "string",
            _ when type == typeof(object) => "object",
            _ => Plain(type),
        };
    }

    private static string Plain(Type type) => type.Name.Split('`')[0];
}
