using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using ToolAce.Core.Calls;
using ToolAce.Core.Schemas;

namespace ToolAce.Verification.Rules;

/// <summary>Whether a schema makes sense by itself: its keywords agree with its type and with each other.</summary>
internal static class SchemaCheck
{
    private const int MaximumDepth = 20;
    private const int PatternsRemembered = 4096;
    private static readonly ConcurrentDictionary<string, bool> Patterns = new();

    /// <summary>The problems of a schema that has to be a dictionary.</summary>
    public static IEnumerable<string> Dictionary(Schema schema, string path) =>
        schema.Type == SchemaType.Dict ? Of(schema, path, depth: 0) : [$"{path} must be a dictionary, not {SchemaTypes.Word(schema.Type)}"];

    private static List<string> Of(Schema schema, string path, int depth)
    {
        if (depth > MaximumDepth)
        {
            return [$"{path} is nested deeper than {MaximumDepth}"];
        }

        var problems = new List<string>();
        Own(schema, path, problems);
        foreach (var property in schema.Properties)
        {
            problems.AddRange(Of(property.Schema, $"{path}.{property.Name}", depth + 1));
        }

        if (schema.Items is { } items)
        {
            problems.AddRange(Of(items, $"{path}[]", depth + 1));
        }

        return problems;
    }

    private static void Own(Schema schema, string path, List<string> problems)
    {
        for (var i = 0; i < schema.Properties.Count; i++)
        {
            var name = schema.Properties[i].Name;
            if (string.IsNullOrWhiteSpace(name))
            {
                problems.Add($"{path} has a member without a name");
            }
            else if (IsEarlier(schema.Properties, i, name))
            {
                problems.Add($"{path} has two members called '{name}'");
            }
        }

        for (var i = 0; i < schema.Required.Count; i++)
        {
            var name = schema.Required[i];
            if (schema.Find(name) is null || name.Length == 0)
            {
                problems.Add($"{path} requires '{name}', which it does not define");
            }
            else if (IsEarlier(schema.Required, i, name))
            {
                problems.Add($"{path} requires '{name}' twice");
            }
        }

        if (Misplaced(schema) is { } keyword)
        {
            problems.Add($"{path} is of type {SchemaTypes.Word(schema.Type)}, for which {keyword} means nothing");
        }

        if (schema is { Type: SchemaType.Array, Items: null })
        {
            problems.Add($"{path} is a list that does not say of what");
        }

        if (schema.Minimum > schema.Maximum)
        {
            problems.Add($"{path} has the minimum {schema.Minimum} above the maximum {schema.Maximum}");
        }

        if (schema.Pattern is { } pattern && !Compiles(pattern))
        {
            problems.Add($"{path} has a pattern that is no regular expression: {pattern}");
        }

        if (schema.Enum.Count > 0 || schema.Default is not null)
        {
            problems.AddRange(Values(schema, path));
        }
    }

    private static bool IsEarlier(IReadOnlyList<SchemaProperty> properties, int end, string name)
    {
        for (var i = 0; i < end; i++)
        {
            if (properties[i].Name == name)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsEarlier(IReadOnlyList<string> names, int end, string name)
    {
        for (var i = 0; i < end; i++)
        {
            if (names[i] == name)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A keyword that belongs to values of another type. (Formats are left alone: OpenAPI has some for numbers.)</summary>
    private static string? Misplaced(Schema schema) => schema switch
    {
        { Type: SchemaType.Any } => null,
        { Pattern: not null, Type: not SchemaType.String } => "a pattern",
        { Minimum: not null, Type: not (SchemaType.Integer or SchemaType.Float) } => "a minimum",
        { Maximum: not null, Type: not (SchemaType.Integer or SchemaType.Float) } => "a maximum",
        _ => null,
    };

    private static IEnumerable<string> Values(Schema schema, string path)
    {
        if (schema.Enum.Count > 0)
        {
            if (!AreDifferent(schema.Enum))
            {
                yield return $"{path} allows a value twice";
            }

            // The allowed values must themselves be of the type and in the range.
            var plain = schema with { Enum = [], Default = null };
            var isPlainText = schema is { Type: SchemaType.String, Pattern: null, Format: null };
            foreach (var value in schema.Enum.Where(v => isPlainText ? v is not Literal.Text : SchemaValidator.Validate(v, plain).Any()))
            {
                yield return $"{path} allows {CallSyntax.Print(value)}, which is no {SchemaTypes.Word(schema.Type)} as described";
            }
        }

        if (schema.Default is { } initial and not Literal.Null && SchemaValidator.Validate(initial, schema).FirstOrDefault() is { } wrong)
        {
            yield return $"{path} has a default that it forbids: {wrong.Message}";
        }
    }

    /// <summary>Few values are told apart faster one by one than by hash.</summary>
    private static bool AreDifferent(IReadOnlyList<Literal> values)
    {
        if (values.Count > 16)
        {
            return values.ToHashSet().Count == values.Count;
        }

        for (var i = 1; i < values.Count; i++)
        {
            for (var k = 0; k < i; k++)
            {
                if (values[i].Equals(values[k]))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool Compiles(string pattern)
    {
        if (Patterns.TryGetValue(pattern, out var known))
        {
            return known;
        }

        bool compiles;
        try
        {
            _ = new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
            compiles = true;
        }
        catch (ArgumentException)
        {
            compiles = false;
        }

        if (Patterns.Count < PatternsRemembered)
        {
            Patterns[pattern] = compiles;
        }

        return compiles;
    }
}
