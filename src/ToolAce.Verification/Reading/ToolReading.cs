using System.Text.Json;
using ToolAce.Core.Calls;
using ToolAce.Core.Json;

namespace ToolAce.Verification.Reading;

/// <summary>A tool turn read as <c>[{"name": "...", "results": ...}]</c>. Where it is something else, <see cref="Problem"/> says what and there are no entries.</summary>
internal sealed record ToolReading(IReadOnlyList<ToolEntry> Entries, string? Problem)
{
    public static ToolReading Of(string text)
    {
        try
        {
            return Of(JsonSerializer.Deserialize<Literal>(text, CoreJson.Options)!);
        }
        catch (JsonException problem)
        {
            return Broken($"is not JSON (character {problem.BytePositionInLine ?? 0} of line {(problem.LineNumber ?? 0) + 1})");
        }
        catch (FormatException)
        {
            return Broken("holds a number that cannot be read");
        }
    }

    private static ToolReading Of(Literal value)
    {
        if (value is not Literal.List list)
        {
            return Broken("is not a list of results");
        }

        var entries = new List<ToolEntry>(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (item is not Literal.Map map || map.Find("name") is not Literal.Text name || map.Find("results") is not { } results)
            {
                return Broken($"has no \"name\" and \"results\" in entry {entries.Count + 1}");
            }

            entries.Add(new ToolEntry(name.Value, results));
        }

        return new ToolReading(entries, null);
    }

    private static ToolReading Broken(string problem) => new([], problem);
}
