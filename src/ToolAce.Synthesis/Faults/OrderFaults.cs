using ToolAce.Core.Dialogs;
using ToolAce.Core.Randomness;

namespace ToolAce.Synthesis.Faults;

/// <summary>Turns too many or out of place; only the wide list has them.</summary>
internal static class OrderFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("order-answer-twice", (d, _, r) => Doubled(d, r, Role.Assistant)),
        new("order-request-twice", (d, _, r) => Doubled(d, r, Role.User)),
        new("order-results-twice", (d, _, r) => Doubled(d, r, Role.Tool)),
        new("order-request-last", (d, _, _) => d with { Turns = [.. d.Turns, new Turn(Role.User, "And what about tomorrow?")] }),
        new("order-instruction-late", (d, _, r) => Inserted(d, r.Next(1, d.Turns.Count + 1), new Turn(Role.System, "Be brief."))),
        new("order-results-first", (d, _, _) => Inserted(d, 0, new Turn(Role.Tool, "[]"))),
        new("order-answer-missing", (d, _, _) => d.Turns.Count < 2 ? null : d with { Turns = [.. d.Turns.SkipLast(1)] }),
    ];

    private static Dialog? Doubled(Dialog dialog, Random random, Role role) =>
        TurnFaults.Pick(dialog, random, t => t.Role == role) is { } at ? Inserted(dialog, at, dialog.Turns[at]) : null;

    private static Dialog Inserted(Dialog dialog, int at, Turn turn) => dialog with { Turns = [.. dialog.Turns.Take(at), turn, .. dialog.Turns.Skip(at)] };
}
