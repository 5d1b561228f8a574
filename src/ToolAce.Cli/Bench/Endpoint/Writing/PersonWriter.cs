using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ToolAce.Core.Apis;
using ToolAce.Core.Json;
using ToolAce.Core.Randomness;

namespace ToolAce.Cli.Bench.Endpoint.Writing;

/// <summary>Answers the prompt that plays the person: does what its task says, in <see cref="SpokenRequest"/>s.</summary>
internal static partial class PersonWriter
{
    private static readonly string[] Chat =
    [
        "Thank you, that is all for today.", "Which mountain is the highest one?", "How are you this morning?", "What colour does one get from blue and yellow?", "Good evening, I only wanted to say hello.",
    ];

    public static string Write(ChatQuestion question)
    {
        var random = question.Random();
        ApiDefinition[] functions = [.. question.Data(0).Select(l => JsonSerializer.Deserialize<ApiDefinition>(l, CoreJson.Options)!)];
        var task = question.Text.Split("What to do now:", 2)[^1].Split("How to word it:", 2)[0].Trim();
        return task.StartsWith("You have asked for all", StringComparison.Ordinal)
            ? """{"done": true}"""
            : JsonSerializer.Serialize(new { Message = string.Join('\n', Lines(task, functions, question, random)) }, CoreJson.Options);
    }

    private static IEnumerable<string> Lines(string task, ApiDefinition[] functions, ChatQuestion question, Random random)
    {
        if (functions.Length == 0)
        {
            return [task.Contains("practical help", StringComparison.Ordinal) ? $"Could somebody paint the {random.Pick(DullWords.Things)} of {DullWords.Name(random)}?" : $"{random.Pick(Chat)} ({DullWords.Name(random)})"];
        }

        if (Repeated().Match(task) is { Success: true } times)
        {
            return Enumerable.Range(0, int.Parse(times.Groups[1].Value, CultureInfo.InvariantCulture)).Select(_ => Whole(functions[0], random)).ToList();
        }

        if (task.Contains("leave out", StringComparison.Ordinal))
        {
            var arguments = Arguments(functions[0], random);
            arguments.Remove(functions[0].Parameters.Required.DefaultIfEmpty("").First());
            return [SpokenRequest.Speak(functions[0], arguments)];
        }

        if (task.StartsWith("The assistant should have asked", StringComparison.Ordinal))
        {
            return [Answer(functions[0], question, random)];
        }

        if (Link().Match(task) is { Success: true } link && functions.Length > 1)
        {
            var second = SpokenRequest.Speak(functions[1], Arguments(functions[1], random), link.Groups[1].Value, link.Groups[2].Value);
            return task.StartsWith("Now", StringComparison.Ordinal) ? [second] : [Whole(functions[0], random), second];
        }

        return task.Contains("one for each of your functions", StringComparison.Ordinal)
            ? functions.Select(f => Whole(f, random)).ToList()
            : [Whole(task.StartsWith("Ask for one more", StringComparison.Ordinal) ? functions[^1] : functions[0], random)];
    }

    private static string Whole(ApiDefinition api, Random random) => SpokenRequest.Speak(api, Arguments(api, random));

    private static JsonObject Arguments(ApiDefinition api, Random random)
    {
        var arguments = (JsonObject)ValueWriter.Value(api.Parameters, random);
        foreach (var optional in arguments.Select(a => a.Key).Where(k => !api.Parameters.Requires(k) && random.Chance(0.7)).ToList())
        {
            arguments.Remove(optional);
        }

        return arguments;
    }

    /// <summary>What the assistant asked for, or what it should have.</summary>
    private static string Answer(ApiDefinition api, ChatQuestion question, Random random)
    {
        var asked = question.Data(2) is [.., var last] ? last : "";
        var missing = api.Parameters.Required.FirstOrDefault(r => asked.Contains($"the {r} ", StringComparison.Ordinal)) ?? api.Parameters.Required.DefaultIfEmpty("").First();
        return api.Parameters.Find(missing) is { } schema ? $"Sure, {missing} is {ValueWriter.Value(schema, random).ToJsonString()}" : "There is nothing to add.";
    }

    [GeneratedRegex(@"^Ask in one message for (\d+) different things")]
    private static partial Regex Repeated();

    [GeneratedRegex(@"needs (\S+?)(?:, which is|: it is) the (\S+) that")]
    private static partial Regex Link();
}
