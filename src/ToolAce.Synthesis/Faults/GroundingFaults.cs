using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Randomness;
using ToolAce.Core.Schemas;
using ToolAce.Core.Verdicts;
using ToolAce.Synthesis.Corpora;

namespace ToolAce.Synthesis.Faults;

/// <summary>Arguments that fit their schema and that nobody gave; only the wide list has them.</summary>
internal static class GroundingFaults
{
    private const int Tries = 30;

    public static IReadOnlyList<Fault> All { get; } =
    [
        Value("value-number-invented", (v, s, d, _, r) => v is Literal.Integer && s.Enum.Count == 0 ? Unsaid.Value(d, Tries, () => new Literal.Integer(r.Next((int)(s.Minimum ?? 1), (int)(s.Maximum ?? (s.Minimum ?? 1) + 99) + 1))) : null),
        Value("value-decimal-invented", (v, s, d, c, r) => v is Literal.Real ? Unsaid.Value(d, Tries, () => c.Values.Draw(new ValueKind.Number(s.Minimum ?? 1, s.Maximum ?? (s.Minimum ?? 1) + 99), r)) : null),
        Value("value-date-invented", (v, s, d, c, r) => v is Literal.Text && s.Format == "date" ? Unsaid.Value(d, Tries, () => c.Values.Draw(new ValueKind.Date(), r)) : null),
        Value("value-time-invented", (v, s, d, c, r) => v is Literal.Text && s.Format == "time" ? Unsaid.Value(d, Tries, () => c.Values.Draw(new ValueKind.Time(), r)) : null),
        Value("value-code-invented", (v, s, d, c, r) => v is Literal.Text && s.Pattern is not null ? Unsaid.Value(d, Tries, () => c.Values.Draw(new ValueKind.Code(), r)) : null),
        Value("value-choice-of-another-kind", (v, s, d, _, r) => v is Literal.Text && s.Enum.Count > 1 ? Unsaid.Value(d, Tries, () => r.Pick(s.Enum)) : null),
        Value("value-flag-turned", (v, _, _, _, _) => v is Literal.Bool flag ? new Literal.Bool(!flag.Value) : null),
        Value("value-placeholder", (v, s, _, _, r) => v is Literal.Text && IsFree(s) ? new Literal.Text(r.Pick(["unknown", "example", "your name here"])) : null),
        Value("value-in-list-invented", (v, s, d, c, r) => v is Literal.List { Items: [Literal.Text, ..] } list && s.Items is { } items && IsFree(items)
            ? Unsaid.Value(d, Tries, () => new Literal.Text(r.Pick(c.Values.Lists.Of(r.Pick(c.Values.Lists.Names), c.Values.Split)))) is { } invented ? new Literal.List([.. list.Items, invented]) : null
            : null),
        new("value-of-another-turn", (d, _, r) => OfAnotherTurn(d, r)) { Layer = VerdictLayer.Expert },
        new("values-swapped", (d, _, r) => CallPlaces.OneCall(d, r, Swapped)) { Layer = VerdictLayer.Expert },
    ];

    private static bool IsFree(Schema schema) => schema is { Type: SchemaType.String, Enum.Count: 0, Pattern: null, Format: null };

    private static Fault Value(string id, Func<Literal, Schema, Dialog, FaultContext, Random, Literal?> spoil) =>
        new(id, (d, c, r) => CallPlaces.OneArgument(d, r, (v, s) => spoil(v, s, d, c, r) is { } other && !other.Equals(v) ? other : null)) { Layer = VerdictLayer.Expert };

    /// <summary>A later call that repeats a value of an earlier request in place of its own.</summary>
    private static Dialog? OfAnotherTurn(Dialog dialog, Random random)
    {
        var calls = CallPlaces.All(dialog).SelectMany(t => t.Calls.Select(c => (t.Turn, Call: c))).ToArray();
        var places = calls
            .SelectMany(later => calls.Where(c => c.Call.Name == later.Call.Name && dialog.Turns.Take(later.Turn).Skip(c.Turn).Any(t => t.Role == Role.User))
                .SelectMany(c => later.Call.Arguments.Where(a => a.Value is Literal.Text or Literal.Integer && c.Call.Find(a.Name) is { } old && !old.Equals(a.Value))
                    .Select(a => (later.Turn, later.Call, a.Name, Old: c.Call.Find(a.Name)!))))
            .ToArray();
        if (places.Length == 0)
        {
            return null;
        }

        var (turn, call, name, old) = random.Pick(places);
        var changed = call with { Arguments = [.. call.Arguments.Select(a => a.Name == name ? a with { Value = old } : a)] };
        return CallPlaces.Replace(dialog, turn, all => [.. all.Select(c => ReferenceEquals(c, call) || c.Equals(call) ? changed : c)]);
    }

    private static Call? Swapped(Call call, Schema tool)
    {
        Argument[] free = [.. call.Arguments.Where(a => a.Value is Literal.Text && tool.Find(a.Name) is { } s && IsFree(s))];
        if (free.Length < 2 || free[0].Value.Equals(free[1].Value))
        {
            return null;
        }

        return call with
        {
            Arguments = [.. call.Arguments.Select(a => a == free[0] ? a with { Value = free[1].Value } : a == free[1] ? a with { Value = free[0].Value } : a)],
        };
    }
}
