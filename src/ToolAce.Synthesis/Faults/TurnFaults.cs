using System.Text.Json;
using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Core.Randomness;
using ToolAce.Core.Verdicts;
using ToolAce.Synthesis.Dialogs;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Faults;

/// <summary>Faults of turns: their order, their text, what tools answer.</summary>
internal static class TurnFaults
{
    private static readonly string[] Foreign = ["und danach noch etwas anderes", "pero no hay ninguna respuesta", "и это всё на сегодня", "请稍等一下"];

    private static readonly char[] Broken = ['\u0007', '\uFFFD', '\u0000', '\u200B'];

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("dialog-roles-swapped", (d, _, r) => d.Turns.Count < 2 ? null : Swapped(d, r.Next(d.Turns.Count - 1))),
        new("dialog-answer-cut", (d, _, r) => Prose(d, r, t => t.Length < 20 ? null : t[..(t.Length / 2)].TrimEnd('.', ' '))),
        new("dialog-mixed-language", (d, _, r) => Prose(d, r, t => $"{t} {r.Pick(Foreign)}")),
        new("dialog-invalid-characters", (d, _, r) => Prose(d, r, t => t.Insert(r.Next(1, t.Length), r.Pick(Broken).ToString()))),
        new("dialog-overlong", (d, _, r) => Prose(d, r, t => string.Join(' ', Enumerable.Repeat(t, 80)))),
        new("dialog-empty-request", (d, _, r) => Turns.Replace(d, 0, t => t with { Text = "" })),
        new("result-missing", (d, _, r) => Pick(d, r, t => t.Role == Role.Tool) is { } at ? Turns.Without(d, at) : null),
        new("result-other-tool", (d, _, r) => Result(d, r, e => e with { Name = e.Name + "_copy" })),
        new("result-off-schema", (d, _, r) => Result(d, r, e => e with { Results = new Literal.Map([new("nonsense", new Literal.Text("blue"))]) })) { Layer = VerdictLayer.Expert },
        new("summary-wrong", (d, _, r) => Pick(d, r, t => t.Role == Role.Assistant && t.Text.StartsWith("Done:") && t.Text.Any(char.IsAsciiDigit)) is { } at
            ? Turns.Replace(d, at, t => t with { Text = string.Concat(t.Text.Select(c => char.IsAsciiDigit(c) ? (char)('0' + (c - '0' + 3) % 10) : c)) })
            : null) { Layer = VerdictLayer.Expert },
    ];

    private static Dialog Swapped(Dialog dialog, int at)
    {
        var turns = dialog.Turns.ToArray();
        (turns[at], turns[at + 1]) = (turns[at + 1], turns[at]);
        return dialog with { Turns = turns };
    }

    public static int? Pick(Dialog dialog, Random random, Func<Turn, bool> condition) =>
        Turns.Where(dialog, condition) is { Length: > 0 } places ? random.Pick(places) : null;

    public static Dialog? Prose(Dialog dialog, Random random, Func<string, string?> spoil) =>
        Pick(dialog, random, t => t.Role == Role.Assistant && CallSyntax.Read(t.Text) is CallReading.Prose && spoil(t.Text) is not null) is { } at
            ? Turns.Replace(dialog, at, t => t with { Text = spoil(t.Text)! })
            : null;

    private static Dialog? Result(Dialog dialog, Random random, Func<ToolResult, ToolResult> spoil)
    {
        if (Pick(dialog, random, t => t.Role == Role.Tool) is not { } at)
        {
            return null;
        }

        var entries = JsonSerializer.Deserialize<ToolResult[]>(dialog.Turns[at].Text, CoreJson.Options)!;
        entries[^1] = spoil(entries[^1]);
        var literal = new Literal.List([.. entries.Select(e => new Literal.Map([new("name", new Literal.Text(e.Name)), new("results", e.Results)]))]);
        return Turns.Replace(dialog, at, t => t with { Text = JsonText.Of(literal) });
    }
}
