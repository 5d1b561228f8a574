using System.Text.Json;
using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Core.Randomness;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Dialogs;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Faults;

/// <summary>Where tools answer in a dialog, and how an answer there is changed.</summary>
internal static class ResultPlaces
{
    /// <summary>The tool turns that answer calls, each with its calls and results.</summary>
    public static IEnumerable<(int Turn, IReadOnlyList<Call> Calls, ToolResult[] Results)> All(Dialog dialog) =>
        CallPlaces.All(dialog).Where(t => t.Turn + 1 < dialog.Turns.Count && dialog.Turns[t.Turn + 1].Role == Role.Tool)
            .Select(t => (t.Turn + 1, t.Calls, Read(dialog.Turns[t.Turn + 1])));

    /// <summary>Changes one result for which <paramref name="spoil"/> has another, given the call and the results schema; null where there is none.</summary>
    public static Dialog? One(Dialog dialog, Random random, Func<Call, Schema, Literal.Map, Literal?> spoil)
    {
        var places = All(dialog)
            .SelectMany(t => t.Results.Zip(t.Calls).Select((p, i) => (t.Turn, At: i, New: Schema(dialog, p.Second) is { } schema && p.First.Results is Literal.Map map ? spoil(p.Second, schema, map) : null)))
            .Where(p => p.New is not null).ToArray();
        if (places.Length == 0)
        {
            return null;
        }

        var (turn, at, changed) = random.Pick(places);
        return Turns.Replace(dialog, turn, t => t with { Text = Text([.. Read(t).Select((r, i) => i == at ? r with { Results = changed! } : r)]) });
    }

    /// <summary>Changes the list of results of one tool turn for which <paramref name="spoil"/> has another text; null where there is none.</summary>
    public static Dialog? Whole(Dialog dialog, Random random, Func<IReadOnlyList<ToolResult>, string?> spoil)
    {
        var places = All(dialog).Where(t => spoil(t.Results) is not null).ToArray();
        if (places.Length == 0)
        {
            return null;
        }

        var (turn, _, results) = random.Pick(places);
        return Turns.Replace(dialog, turn, t => t with { Text = spoil(results)! });
    }

    /// <summary>Results as a tool turn writes them.</summary>
    public static string Text(IEnumerable<ToolResult> results) =>
        JsonText.Of(new Literal.List([.. results.Select(r => new Literal.Map([new("name", new Literal.Text(r.Name)), new("results", r.Results)]))]));

    private static ToolResult[] Read(Turn turn) => JsonSerializer.Deserialize<ToolResult[]>(turn.Text, CoreJson.Options)!;

    private static Schema? Schema(Dialog dialog, Call call) => dialog.Tools.FirstOrDefault(t => t.Name == call.Name)?.Results;
}
