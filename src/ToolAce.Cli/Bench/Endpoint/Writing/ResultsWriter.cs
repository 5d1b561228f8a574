using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ToolAce.Core.Apis;
using ToolAce.Core.Json;

namespace ToolAce.Cli.Bench.Endpoint.Writing;

/// <summary>Answers the prompt that plays the programs behind functions: one object a call, by the function's results schema.</summary>
internal static partial class ResultsWriter
{
    public static string Write(ChatQuestion question)
    {
        var random = question.Random();
        var functions = question.Data(0).Select(l => JsonSerializer.Deserialize<ApiDefinition>(l, CoreJson.Options)!).ToList();
        var called = question.Data(2).Select(l => Called().Match(l)).Where(m => m.Success).Select(m => m.Groups[1].Value);
        return JsonSerializer.Serialize(new { Results = called.Select(name => Result(functions.Find(f => f.Name == name), random)).ToList() }, CoreJson.Options);
    }

    private static JsonNode Result(ApiDefinition? function, Random random) => function?.Results is { } schema ? ValueWriter.Value(schema, random) : new JsonObject { ["status"] = "done" };

    [GeneratedRegex(@"^\d+\. \[([^(]+)\(")]
    private static partial Regex Called();
}
