using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Schemas;

namespace ToolAce.Synthesis.Faults;

/// <summary>A tool that repeats in its results what it was asked about, and repeats something else. Few tools repeat anything by themselves, so it is made to.</summary>
internal static class EchoFaults
{
    public static Dialog? Spoil(Dialog dialog, Random random)
    {
        string? tool = null;
        string? member = null;
        var spoiled = ResultPlaces.One(dialog, random, (call, schema, map) => Echo(call, schema) is { } argument
            ? new Literal.Map([.. map.Entries.Where(e => e.Key != argument.Name), new(argument.Name, new Literal.Text("Umbrella"))])
            : null);
        if (spoiled is null)
        {
            return null;
        }

        foreach (var (_, calls, results) in ResultPlaces.All(spoiled))
        {
            foreach (var (call, result) in calls.Zip(results))
            {
                if (result.Results is Literal.Map map && map.Entries is [.., { Value: Literal.Text { Value: "Umbrella" } } last])
                {
                    (tool, member) = (call.Name, last.Key);
                }
            }
        }

        return spoiled with
        {
            Tools = [.. spoiled.Tools.Select(t => t.Name == tool && t.Results is { } r && r.Find(member!) is null
                ? t with { Results = r with { Properties = [.. r.Properties, new SchemaProperty(member!, new Schema { Type = SchemaType.String })] } }
                : t)],
        };
    }

    private static Argument? Echo(Call call, Schema results) =>
        call.Arguments.FirstOrDefault(a => a.Value is Literal.Text && (results.Find(a.Name) ?? new Schema { Type = SchemaType.String }) is { Type: SchemaType.String, Enum.Count: 0, Pattern: null, Format: null });
}
