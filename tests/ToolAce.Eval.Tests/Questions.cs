using System.Text.Json;
using ToolAce.Core.Dialogs;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Tests;

/// <summary>Makes functions, answers and items from the JSON of the benchmark's files.</summary>
internal static class Questions
{
    public const string WeatherJson =
        """{"name": "get_weather", "description": "the weather", "parameters": {"type": "dict", "properties": {"city": {"type": "string"}, "days": {"type": "integer"}}, "required": ["city"]}}""";

    public const string TimeJson =
        """{"name": "clock.time", "description": "the time", "parameters": {"type": "dict", "properties": {"zone": {"type": "string"}}, "required": ["zone"]}}""";

    public static FunctionDoc Weather => Function(WeatherJson);

    public static FunctionDoc Time => Function(TimeJson);

    public static FunctionDoc Function(string json)
    {
        using var document = JsonDocument.Parse(json);
        return FunctionReader.Read(document.RootElement);
    }

    /// <summary>A function <c>f</c> with one required parameter <c>a</c> of the given schema.</summary>
    public static FunctionDoc Of(string schema) =>
        Function($$$$"""{"name": "f", "description": "", "parameters": {"type": "dict", "properties": {"a": {{{{schema}}}}}, "required": ["a"]}}""");

    /// <summary>An answer in JSON: <c>{"f": {"a": [1]}}</c>.</summary>
    public static ExpectedCall Answer(string json)
    {
        var call = ((PyValue.Dict)PyJson.Parse(json)).Entries[0];
        return new ExpectedCall(
            ((PyValue.Str)call.Key).Value,
            [.. ((PyValue.Dict)call.Value).Entries.Select(p => KeyValuePair.Create<string, IReadOnlyList<PyValue>>(((PyValue.Str)p.Key).Value, ((PyValue.List)p.Value).Items))]);
    }

    public static CallItem Calls(string id, string category, IReadOnlyList<FunctionDoc> functions, params string[] answers) =>
        new(id, category, functions, [new Turn(Role.User, "question " + id)], [.. answers.Select(Answer)]);

    public static CallItem WeatherIn(string id, string city) => Calls(id, "simple", [Weather], $$$"""{"get_weather": {"city": ["{{{city}}}"], "days": ["", 1]}}""");
}
