using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ToolAce.Core.Json;
using ToolAce.Core.Randomness;

namespace ToolAce.Cli.Bench.Endpoint.Writing;

/// <summary>Answers the prompt that has an API designed: the parameters of the functionalities asked for, and one or two more.</summary>
internal static partial class DefinitionWriter
{
    public static string Write(ChatQuestion question)
    {
        var random = question.Random();
        var wanted = question.Data(2); // after domain and section
        var names = wanted.Select(l => Functionality().Match(l)).Where(m => m.Success).Select(m => (Name: m.Groups[1].Value, Does: m.Groups[2].Value)).ToList();
        var (properties, required) = (new JsonObject(), new JsonArray());
        foreach (var match in wanted.Select(l => Parameter().Match(l)).Where(m => m.Success && !properties.ContainsKey(Snake(m.Groups["name"].Value))))
        {
            var name = Snake(match.Groups["name"].Value);
            properties[name] = Of(match.Groups["kind"].Value, match.Groups["does"].Value);
            if (match.Groups["optional"].Value.Length == 0)
            {
                required.Add(name);
            }
        }

        // What two definitions of one functionality differ in.
        var settings = random.Sample(DullWords.Settings, 2);
        foreach (var setting in settings)
        {
            properties.TryAdd($"{setting}_{random.Pick(DullWords.Things)}", Of("count 1-9", $"how much of it belongs to the {setting}"));
        }

        var verb = names.Count > 0 ? Snake(names[0].Name) : "find_thing";
        var results = new JsonObject { ["reference"] = Of("code", "under which it is kept"), ["price"] = Of("number 5-400", "what it costs"), [$"{settings[0]}_day"] = Of("date", "when it takes place") };
        return JsonSerializer.Serialize(
            new
            {
                Name = $"{verb}_{settings[0]}",
                Description = $"Can {string.Join(", and ", names.Select(n => n.Does).DefaultIfEmpty("find a thing"))}, for the {settings[0]} and the {settings[1]}.",
                Parameters = new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = required },
                Results = new JsonObject { ["type"] = "object", ["properties"] = results, ["required"] = new JsonArray("reference", "price") },
                Functionalities = names.Select(n => n.Name).ToList(),
            },
            CoreJson.Options);
    }

    private static JsonObject Of(string kind, string description)
    {
        var schema = kind switch
        {
            "flag" => new JsonObject { ["type"] = "boolean" },
            "date" or "time" => new JsonObject { ["type"] = "string", ["format"] = kind },
            "code" => new JsonObject { ["type"] = "string", ["pattern"] = "^[A-Z][0-9]{2}$" },
            _ when kind.StartsWith("list of ", StringComparison.Ordinal) => new JsonObject { ["type"] = "array", ["items"] = Of(kind["list of ".Length..], "one of them") },
            _ when kind.StartsWith("group of ", StringComparison.Ordinal) => Group(kind),
            _ when Range().Match(kind) is { Success: true } range => Ranged(range),
            _ when kind.Contains('|') => new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. kind.Split('|', StringSplitOptions.TrimEntries).Select(c => (JsonNode)c)]) },
            _ => new JsonObject { ["type"] = "string" },
        };
        schema["description"] = description;
        return schema;
    }

    private static JsonObject Group(string kind)
    {
        var members = Member().Matches(kind).ToDictionary(m => Snake(m.Groups[1].Value), m => m.Groups[2].Value);
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(members.Select(m => KeyValuePair.Create<string, JsonNode?>(m.Key, Of(m.Value, $"its {m.Key}")))),
            ["required"] = new JsonArray([.. members.Keys.Select(m => (JsonNode)m)]),
        };
    }

    private static JsonObject Ranged(Match range) => new()
    {
        ["type"] = range.Groups[1].Value == "count" ? "integer" : "number",
        ["minimum"] = double.Parse(range.Groups[2].Value, CultureInfo.InvariantCulture),
        ["maximum"] = double.Parse(range.Groups[3].Value, CultureInfo.InvariantCulture),
    };

    private static string Snake(string words) => words.Trim().Replace(' ', '_');

    [GeneratedRegex(@"^- ([\p{L}\p{N} ]+): (.+)$")]
    private static partial Regex Functionality();

    [GeneratedRegex(@"^  - (?<name>[\p{L}\p{N} ]+) \((?<kind>.+)\)(?<optional>, optional)?: (?<does>.+)$")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^(count|number) (-?[\d.]+)-(-?[\d.]+)$")]
    private static partial Regex Range();

    [GeneratedRegex(@"([\p{L}\p{N} ]+): ([^,()]+)")]
    private static partial Regex Member();
}
