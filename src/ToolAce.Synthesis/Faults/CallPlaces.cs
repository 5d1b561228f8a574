using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Randomness;
using ToolAce.Core.Schemas;

namespace ToolAce.Synthesis.Faults;

/// <summary>Where a dialog calls something, and how a call there is changed.</summary>
internal static class CallPlaces
{
    /// <summary>The assistant's turns that call something, with their places.</summary>
    public static IEnumerable<(int Turn, IReadOnlyList<Call> Calls)> All(Dialog dialog) =>
        dialog.Turns.Select((t, i) => (i, t)).Where(t => t.t.Role == Role.Assistant)
            .Select(t => (t.i, Calls: (CallSyntax.Read(t.t.Text) as CallReading.Calls)?.Items ?? [])).Where(t => t.Calls.Count > 0);

    /// <summary>Changes one call for which <paramref name="spoil"/> has a change; null where there is none.</summary>
    public static Dialog? OneCall(Dialog dialog, Random random, Func<Call, Schema, Call?> spoil)
    {
        var places = All(dialog).SelectMany(t => t.Calls.Select((c, i) => (t.Turn, At: i, New: Tool(dialog, c) is { } tool ? spoil(c, tool) : null)))
            .Where(p => p.New is not null).ToArray();
        if (places.Length == 0)
        {
            return null;
        }

        var (turn, at, changed) = random.Pick(places);
        return Replace(dialog, turn, calls => [.. calls.Select((c, i) => i == at ? changed! : c)]);
    }

    /// <summary>Changes one argument's value for which <paramref name="spoil"/> has another; null where there is none.</summary>
    public static Dialog? OneArgument(Dialog dialog, Random random, Func<Literal, Schema, Literal?> spoil) => OneCall(dialog, random, (call, tool) =>
    {
        var places = call.Arguments.Where(a => tool.Find(a.Name) is { } s && spoil(a.Value, s) is not null).ToArray();
        if (places.Length == 0)
        {
            return null;
        }

        // Drawn anew, so there may be none this time: in a long dialog little is left unsaid.
        var place = random.Pick(places);
        return spoil(place.Value, tool.Find(place.Name)!) is { } other ? call with { Arguments = [.. call.Arguments.Select(a => a == place ? a with { Value = other } : a)] } : null;
    });

    public static Schema? Tool(Dialog dialog, Call call) => dialog.Tools.FirstOrDefault(t => t.Name == call.Name)?.Parameters;

    public static Dialog Replace(Dialog dialog, int turn, Func<IReadOnlyList<Call>, IReadOnlyList<Call>> change) =>
        Turns.Replace(dialog, turn, t => t with { Text = CallSyntax.Print(change(CallSyntax.Parse(t.Text))) });
}
