using System.Text.Json;
using System.Text.RegularExpressions;
using ToolAce.Core.Json;
using ToolAce.Core.Randomness;

namespace ToolAce.Cli.Bench.Endpoint.Writing;

/// <summary>Answers the prompt that has a document analysed: an area, three sections, a dozen functionalities.</summary>
internal static partial class AnalysisWriter
{
    private const int Sections = 3;
    private const int Each = 4;
    private static readonly string[] Kinds = ["count 1-14", "number 5-400", "date", "time", "code", "flag", "small | medium | large", "list of count 1-9", "group of (width: count 1-9, height: count 1-9)"];
    private static readonly string[] Names = ["amount", "limit", "day", "hour", "label", "urgent", "size", "numbers", "space"];

    public static string Write(ChatQuestion question)
    {
        var random = question.Random();
        string[] lists = [.. Lists().Match(question.Text).Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        var things = random.Sample(DullWords.Things, Sections);
        return JsonSerializer.Serialize(
            new
            {
                Area = random.Pick(DullWords.Areas),
                Sections = things.Select(thing => new
                {
                    Title = $"The {thing}",
                    Functionalities = random.Sample(DullWords.Verbs, Each).Select(verb => Functionality(verb, thing, lists, random)).ToList(),
                }).ToList(),
            },
            CoreJson.Options);
    }

    private static object Functionality(string verb, string thing, string[] lists, Random random)
    {
        var setting = random.Pick(DullWords.Settings);
        var chosen = random.Sample(Enumerable.Range(0, Kinds.Length).ToList(), random.Next(2, 5));
        return new
        {
            Verb = verb,
            Object = $"{setting} {thing}",
            Description = $"{verb} what somebody wants of a {thing} in a {setting}",
            Parameters = chosen.Select((k, i) => new { Name = Names[k], Kind = Kinds[k], Optional = i > 1, Description = $"the {Names[k]} of the {thing}" })
                .Append(new { Name = "owner", Kind = lists.Length > 0 ? random.Pick(lists) : "code", Optional = false, Description = $"whose {thing} it is" }).ToList(),
            Returns = new[] { new { Name = "reference", Kind = "code" }, new { Name = "price", Kind = "number 5-400" }, new { Name = "day", Kind = "date" } },
        };
    }

    [GeneratedRegex(@"for free text: (.+)")]
    private static partial Regex Lists();
}
