using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ToolAce.Core.Apis;

namespace ToolAce.Cli.Bench.Endpoint.Writing;

/// <summary>
/// The one sentence that the dull person speaks and the dull assistant understands: <c>Please book room: nights is 4; guest is "Alma Berg"</c>. A value that an
/// earlier result has is <c>the reference from before</c>.
/// </summary>
internal sealed partial record SpokenRequest(string Function, IReadOnlyDictionary<string, string> Values)
{
    private const string Reference = " from before";

    /// <summary>The sentence for a function's call.</summary>
    public static string Speak(ApiDefinition api, JsonObject arguments, string? referring = null, string? field = null)
    {
        var values = arguments.Where(a => a.Key != referring).Select(a => $"{a.Key} is {a.Value!.ToJsonString()}");
        return $"Please {Words(api.Name)}: {string.Join("; ", referring is null ? values : values.Append($"{referring} is the {field}{Reference}"))}";
    }

    /// <summary>The requests in a message, one a line.</summary>
    public static IReadOnlyList<SpokenRequest> Read(string message) =>
        [.. message.Split('\n').Select(l => Sentence().Match(l)).Where(m => m.Success).Select(m => new SpokenRequest(m.Groups[1].Value, ValuesOf(m.Groups[2].Value)))];

    /// <summary>The values in a part of a sentence.</summary>
    public static IReadOnlyDictionary<string, string> ValuesOf(string text) =>
        text.Split("; ").Select(v => v.Split(" is ", 2)).Where(v => v.Length == 2).DistinctBy(v => v[0]).ToDictionary(v => v[0], v => v[1]);

    /// <summary>The field of an earlier result that a value refers to; null where it is a value.</summary>
    public static string? FieldOf(string value) =>
        value.StartsWith("the ", StringComparison.Ordinal) && value.EndsWith(Reference, StringComparison.Ordinal) ? value["the ".Length..^Reference.Length] : null;

    /// <summary>A name as it is spoken.</summary>
    public static string Words(string name) => name.Replace('_', ' ');

    [GeneratedRegex("^Please ([^:]+): (.*)$")]
    private static partial Regex Sentence();
}
