using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Core.Calls;
using ToolAce.Core.Json;

namespace ToolAce.Synthesis.Formats.Dialogs;

/// <summary>Calls as JSON: a name, and arguments as an object or as its text.</summary>
internal static class CallJson
{
    /// <summary>A call from its name and its arguments; null and an empty text are none.</summary>
    /// <exception cref="FormatException">They are no object.</exception>
    public static Call Read(string name, JsonNode? arguments)
    {
        var map = arguments switch
        {
            null => [],
            JsonValue value when value.TryGetValue<string>(out var text) => string.IsNullOrWhiteSpace(text) ? [] : JsonNode.Parse(text) as JsonObject,
            _ => arguments as JsonObject,
        } ?? throw new FormatException($"the arguments of {name} must be a JSON object, or the text of one");
        return new Call(name, [.. map.Select(a => new Argument(a.Key, JsonSerializer.Deserialize<Literal>(a.Value?.ToJsonString() ?? "null", CoreJson.Options)!))]);
    }

    /// <summary>One call <c>{"name", "arguments"}</c>, or a list of them, in call syntax.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static string Print(JsonNode? node)
    {
        var calls = (node as JsonArray ?? [node?.DeepClone()]).Select(c => c as JsonObject ?? throw new FormatException("a function_call must be a JSON object with name and arguments"));
        return CallSyntax.Print([.. calls.Select(c => Read((string?)c["name"] ?? throw new FormatException("a function_call has no name"), c["arguments"]))]);
    }

    /// <summary>The arguments as JSON.</summary>
    public static string Arguments(Call call) =>
        JsonSerializer.Serialize<Literal>(new Literal.Map([.. call.Arguments.Select(a => KeyValuePair.Create(a.Name, a.Value))]), CoreJson.Options);

    /// <summary>The calls of a text, if writing them as JSON and back gives that very text; else null.</summary>
    public static IReadOnlyList<Call>? Faithful(string text)
    {
        try
        {
            return CallSyntax.Read(text) is CallReading.Calls { Items: var calls } && CallSyntax.Print([.. calls.Select(c => Read(c.Name, JsonNode.Parse(Arguments(c))))]) == text ? calls : null;
        }
        catch (Exception e) when (e is ArgumentException or JsonException)
        {
            return null; // a number without end, or one key twice, is no JSON
        }
    }
}
