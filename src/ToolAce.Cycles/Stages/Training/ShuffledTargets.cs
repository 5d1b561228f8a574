using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Randomness;

namespace ToolAce.Cycles.Stages.Training;

/// <summary>
/// The control's data: the very same requests and tools, but every assistant turn with calls gets the calls of another dialog. What such a model gains, it gains from
/// the format, not from understanding.
/// </summary>
internal static class ShuffledTargets
{
    public static IReadOnlyList<Dialog> Of(IReadOnlyList<Dialog> dialogs, int seed)
    {
        var places = dialogs.SelectMany((d, i) => d.Turns.Select((t, j) => (Dialog: i, Turn: j, Turned: t))).Where(p => IsCall(p.Turned)).ToList();
        var order = places.ToArray();
        Seeds.Stream(seed, "shuffled-targets").Shuffle(order);
        // A shift along the shuffled order leaves no target in its own dialog, but where one dialog holds most calls.
        var texts = new Dictionary<(int, int), string>();
        for (var i = 0; i < order.Length; i++)
        {
            var other = Enumerable.Range(1, Math.Max(1, order.Length - 1)).Select(k => order[(i + k) % order.Length]).FirstOrDefault(o => o.Dialog != order[i].Dialog, order[i]);
            texts[(order[i].Dialog, order[i].Turn)] = other.Turned.Text;
        }

        return [.. dialogs.Select((d, i) => d with { Turns = [.. d.Turns.Select((t, j) => texts.TryGetValue((i, j), out var text) ? t with { Text = text } : t)] })];
    }

    private static bool IsCall(Turn turn) => turn.Role == Role.Assistant && CallSyntax.Read(turn.Text) is CallReading.Calls;
}
