using System.Text;
using System.Text.Json;
using ToolAce.Core.Json;

namespace ToolAce.Core.Calls.Formats;

/// <summary>A call as a JSON object <c>{"name": ..., "arguments": {...}}</c>, which two formats share.</summary>
internal static class CallObjects
{
    private const int MaximumDepth = 100;
    private static readonly JsonReaderOptions Reading = new() { MaxDepth = MaximumDepth };

    public static string Write(Call call)
    {
        Check(call);
        var arguments = new Literal.Map([.. call.Arguments.Select(a => KeyValuePair.Create(a.Name, a.Value))]);
        return JsonSerializer.Serialize(new { call.Name, Arguments = (Literal)arguments }, CoreJson.Options);
    }

    /// <summary>Reads one JSON value from a byte on; tells where it ends.</summary>
    /// <exception cref="CallSyntaxException">It is no JSON.</exception>
    public static (Literal Value, int End) Value(byte[] text, int start)
    {
        try
        {
            var reader = new Utf8JsonReader(text.AsSpan(start), Reading);
            var value = JsonSerializer.Deserialize<Literal>(ref reader, CoreJson.Options)!;
            return (value, start + (int)reader.BytesConsumed);
        }
        catch (JsonException broken)
        {
            throw new CallSyntaxException($"not JSON: {broken.Message}", Encoding.UTF8.GetCharCount(text, 0, start));
        }
    }

    /// <exception cref="CallSyntaxException">It is no object of a name and arguments.</exception>
    public static Call Of(Literal value, int position)
    {
        if (value is not Literal.Map map || map.Find("name") is not Literal.Text { Value.Length: > 0 } name || map.Entries.Any(e => e.Key is not ("name" or "arguments")))
        {
            throw new CallSyntaxException("expected {\"name\": ..., \"arguments\": {...}}", position);
        }

        return map.Find("arguments") switch
        {
            null => new Call(name.Value, []),
            Literal.Map arguments when arguments.Entries.Select(e => e.Key).Distinct(StringComparer.Ordinal).Count() == arguments.Entries.Count =>
                new Call(name.Value, [.. arguments.Entries.Select(e => new Argument(e.Key, e.Value))]),
            Literal.Map => throw new CallSyntaxException("an argument is given twice", position),
            _ => throw new CallSyntaxException("arguments must be an object", position),
        };
    }

    /// <exception cref="FormatException">An argument is given twice.</exception>
    public static void Check(Call call)
    {
        if (call.Arguments.Select(a => a.Name).Distinct(StringComparer.Ordinal).Count() != call.Arguments.Count)
        {
            throw new FormatException($"{call.Name} is given an argument twice");
        }
    }
}
