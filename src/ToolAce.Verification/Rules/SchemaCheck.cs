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
        var names = new HashSet<string>(schema.Properties.Count);
        foreach (var property in schema.Properties)
        {
            if (string.IsNullOrWhiteSpace(property.Name))
            {
                problems.Add($"{path} has a member without a name");
            }
            else if (!names.Add(property.Name))
            {
                problems.Add($"{path} has two members called '{property.Name}'");
            }
        }

        for (var i = 0; i < schema.Required.Count; i++)
        {
            var name = schema.Required[i];
            if (!names.Contains(name))
            {
                problems.Add($"{path} requires '{name}', which it does not define");
            }
            else if (schema.Required.Take(i).Contains(name))
            {
                problems.Add($"{path} requires '{name}' twice");
            }
        }

        if (schema.Minimum > schema.Maximum)
        {
            problems.Add($"{path} has the minimum {schema.Minimum} above the maximum {schema.Maximum}");
        }

        if (schema.Pattern is { } pattern && !Compiles(pattern))
        {
            problems.Add($"{path} has a pattern that is no regular expression: {pattern}");
        }

        problems.AddRange(Values(schema, path));
    }

    private static IEnumerable<string> Values(Schema schema, string path)
    {
        if (schema.Enum.Count > 0)
        {
            if (schema.Enum.ToHashSet().Count != schema.Enum.Count)
            {
                yield return $"{path} allows a value twice";
            }

            // The allowed values must themselves be of the type and in the range.
            var plain = schema with { Enum = [], Default = null };
            foreach (var value in schema.Enum.Where(v => SchemaValidator.Validate(v, plain).Any()))
            {
                yield return $"{path} allows {CallSyntax.Print(value)}, which is no {SchemaTypes.Word(schema.Type)} as described";
            }
        }

        if (schema.Default is { } initial and not Literal.Null && SchemaValidator.Validate(initial, schema).FirstOrDefault() is { } wrong)
        {
            yield return $"{path} has a default that it forbids: {wrong.Message}";
        }
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
