using System.Text.Json;
using ToolAce.Core.Calls;
using ToolAce.Core.Json;

namespace ToolAce.Agents.Structured;

/// <summary>A part of a model's answer as a value.</summary>
public static class AnswerValue
{
    /// <summary>The value, members that are null left out: models write null for what they do not give.</summary>
    /// <exception cref="FormatException">It holds a value that cannot be read.</exception>
    public static Literal Of(JsonElement json)
    {
        try
        {
            return Cleaned(json.Deserialize<Literal>(CoreJson.Options)!);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            throw new FormatException(unreadable.Message, unreadable);
        }
    }

    /// <summary>Numbers beyond all bounds fit no JSON that we could write.</summary>
    private static Literal Cleaned(Literal value) => value switch
    {
        Literal.Map map => new Literal.Map([.. map.Entries.Where(e => e.Value is not Literal.Null).Select(e => KeyValuePair.Create(e.Key, Cleaned(e.Value)))]),
        Literal.List list => new Literal.List([.. list.Items.Select(Cleaned)]),
        Literal.Real { Value: var real } when !double.IsFinite(real) => throw new FormatException("a number out of range"),
        _ => value,
    };
}
