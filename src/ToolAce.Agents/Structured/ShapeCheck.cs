using System.Text.Json;
using ToolAce.Core.Calls;
using ToolAce.Core.Json;
using ToolAce.Core.Schemas;

namespace ToolAce.Agents.Structured;

/// <summary>Whether JSON has the expected shape.</summary>
internal static class ShapeCheck
{
    /// <summary>The first way in which it has not; null when it fits.</summary>
    public static string? Problem(JsonElement json, Schema shape)
    {
        try
        {
            var value = Cleaned(json.Deserialize<Literal>(CoreJson.Options)!);
            return SchemaValidator.Validate(value, shape).FirstOrDefault(p => p.Kind != SchemaProblemKind.UnexpectedMember) is { } problem
                ? $"{(problem.Path.Length > 0 ? problem.Path : "the whole")}: {problem.Message}"
                : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or FormatException)
        {
            return $"it holds a value that cannot be read ({unreadable.Message})";
        }
    }

    /// <summary>Models write null for what they leave out. Numbers beyond all bounds fit no JSON that we could write.</summary>
    private static Literal Cleaned(Literal value) => value switch
    {
        Literal.Map map => new Literal.Map([.. map.Entries.Where(e => e.Value is not Literal.Null).Select(e => KeyValuePair.Create(e.Key, Cleaned(e.Value)))]),
        Literal.List list => new Literal.List([.. list.Items.Select(Cleaned)]),
        Literal.Real { Value: var real } when !double.IsFinite(real) => throw new FormatException("a number out of range"),
        _ => value,
    };
}
