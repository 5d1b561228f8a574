using ToolAce.Core.Dialogs;

namespace ToolAce.Synthesis.Faults;

/// <summary>Changes of single turns.</summary>
internal static class Turns
{
    public static Dialog Replace(Dialog dialog, int turn, Func<Turn, Turn> change) =>
        dialog with { Turns = [.. dialog.Turns.Select((t, i) => i == turn ? change(t) : t)] };

    public static Dialog Without(Dialog dialog, int turn) => dialog with { Turns = [.. dialog.Turns.Where((_, i) => i != turn)] };

    /// <summary>The places of turns that meet a condition.</summary>
    public static int[] Where(Dialog dialog, Func<Turn, bool> condition) => [.. dialog.Turns.Select((t, i) => (t, i)).Where(t => condition(t.t)).Select(t => t.i)];
}
