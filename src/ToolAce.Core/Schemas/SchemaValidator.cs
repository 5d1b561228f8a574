using System.Text.RegularExpressions;
using ToolAce.Core.Calls;

namespace ToolAce.Core.Schemas;

/// <summary>Checks values against schemas. Reports every problem, outermost first.</summary>
public static class SchemaValidator
{
    private static readonly TimeSpan PatternTime = TimeSpan.FromMilliseconds(200);

    /// <summary>All the ways in which <paramref name="value"/> fails <paramref name="schema"/>.</summary>
    public static IEnumerable<SchemaProblem> Validate(Literal value, Schema schema, string path = "")
    {
        if (!TypeFits(value, schema.Type))
        {
            return [new(SchemaProblemKind.WrongType, path, $"expected {SchemaTypes.Word(schema.Type)}, got {CallSyntax.Print(value)}")];
        }

        IEnumerable<SchemaProblem> inside = value switch
        {
            Literal.Text when schema is { Pattern: null, Format: null } => [],
            Literal.Text text => TextProblems(text.Value, schema, path),
            Literal.Integer or Literal.Real when schema is { Minimum: null, Maximum: null } => [],
            Literal.Integer whole => RangeProblems((double)whole.Value, schema, path),
            Literal.Real real => RangeProblems(real.Value, schema, path),
            Literal.List list when schema.Items is { } items => list.Items.SelectMany((item, i) => Validate(item, items, $"{path}[{i}]")),
            Literal.Map map when schema.Properties.Count > 0 => Members(map.Entries, schema, path),
            _ => [],
        };
        return schema.Enum.Count == 0 || schema.Enum.Contains(value) ? inside : inside.Prepend(NotAllowed(value, schema, path));
    }

    /// <summary>All the ways in which a call's arguments fail the function's parameters.</summary>
    public static IEnumerable<SchemaProblem> Validate(Call call, Schema parameters) =>
        Members([.. call.Arguments.Select(a => KeyValuePair.Create(a.Name, a.Value))], parameters, "");

    private static SchemaProblem NotAllowed(Literal value, Schema schema, string path) => new(
        SchemaProblemKind.NotInEnum, path, $"{CallSyntax.Print(value)} is not one of {string.Join(", ", schema.Enum.Select(CallSyntax.Print))}");

    private static IEnumerable<SchemaProblem> Members(IReadOnlyList<KeyValuePair<string, Literal>> entries, Schema schema, string path)
    {
        string Inner(string name) => path.Length == 0 ? name : $"{path}.{name}";
        foreach (var name in schema.Required.Where(name => !entries.Any(e => e.Key == name)))
        {
            yield return new(SchemaProblemKind.MissingRequired, Inner(name), $"'{name}' is required");
        }

        foreach (var (name, value) in entries)
        {
            if (schema.Find(name) is not { } member)
            {
                yield return new(SchemaProblemKind.UnexpectedMember, Inner(name), $"'{name}' is not a parameter");
                continue;
            }

            foreach (var problem in Validate(value, member, Inner(name)))
            {
                yield return problem;
            }
        }
    }

    private static bool TypeFits(Literal value, SchemaType type) => type switch
    {
        SchemaType.String => value is Literal.Text,
        SchemaType.Integer => value is Literal.Integer,
        SchemaType.Float => value is Literal.Integer or Literal.Real,
        SchemaType.Boolean => value is Literal.Bool,
        SchemaType.Array or SchemaType.Tuple => value is Literal.List,
        SchemaType.Dict => value is Literal.Map,
        SchemaType.Any => true,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "unknown type"),
    };

    private static IEnumerable<SchemaProblem> RangeProblems(double value, Schema schema, string path)
    {
        if (value < schema.Minimum)
        {
            yield return new(SchemaProblemKind.OutOfRange, path, $"{value} is below the minimum {schema.Minimum}");
        }

        if (value > schema.Maximum)
        {
            yield return new(SchemaProblemKind.OutOfRange, path, $"{value} is above the maximum {schema.Maximum}");
        }
    }

    private static IEnumerable<SchemaProblem> TextProblems(string text, Schema schema, string path)
    {
        if (schema.Pattern is { } pattern && !Matches(text, pattern))
        {
            yield return new(SchemaProblemKind.BrokenPattern, path, $"\"{text}\" does not match {pattern}");
        }

        if (schema.Format is { } format && SchemaFormats.Problem(format, text) is { } wanted)
        {
            yield return new(SchemaProblemKind.BrokenPattern, path, $"\"{text}\" is not {wanted}");
        }
    }

    private static bool Matches(string text, string pattern)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.None, PatternTime);
        }
        catch (Exception e) when (e is RegexMatchTimeoutException or RegexParseException)
        {
            return false;
        }
    }
}
