using ToolAce.Core.Calls;
using ToolAce.Core.Randomness;
using ToolAce.Core.Schemas;

namespace ToolAce.Synthesis.Faults;

/// <summary>Arguments that their schema forbids; only the wide list has them.</summary>
internal static class ArgumentFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        Value("argument-enum-unknown", (v, s) => v is Literal.Text && s.Enum.Count > 0 ? new Literal.Text("something else") : null),
        Value("argument-enum-in-capitals", (v, s) => v is Literal.Text t && s.Enum.Count > 0 && Capitals(t) is { } loud && !s.Enum.Contains(loud) ? loud : null),
        Value("argument-date-impossible", (v, s) => v is Literal.Text && s.Format == "date" ? new Literal.Text("2026-02-30") : null),
        Value("argument-date-in-other-order", (v, s) => v is Literal.Text t && s.Format == "date" ? new Literal.Text($"{t.Value[5..7]}/{t.Value[8..]}/{t.Value[..4]}") : null),
        Value("argument-time-impossible", (v, s) => v is Literal.Text && s.Format == "time" ? new Literal.Text("25:75") : null),
        Value("argument-pattern-in-small-letters", (v, s) => v is Literal.Text t && s.Pattern is not null && t.Value.Any(char.IsUpper) ? new Literal.Text(t.Value.ToLowerInvariant()) : null),
        Value("argument-below-minimum", (v, s) => (v, s.Minimum) switch
        {
            (Literal.Integer, { } low) => new Literal.Integer((int)Math.Ceiling(low) - 1),
            (Literal.Real, { } low) => new Literal.Real(low - 0.5),
            _ => null,
        }),
        Value("argument-above-maximum", (v, s) => (v, s.Maximum) switch
        {
            (Literal.Integer, { } high) => new Literal.Integer((int)Math.Floor(high) + 1),
            (Literal.Real, { } high) => new Literal.Real(high + 0.5),
            _ => null,
        }),
        Value("argument-null", (_, s) => s.Type == SchemaType.Any ? null : Literal.Null.Value),
        Value("argument-fraction-for-whole", (v, s) => v is Literal.Integer n && s.Type == SchemaType.Integer ? new Literal.Real((double)n.Value + 0.5) : null),
        Value("argument-flag-as-text", (v, s) => v is Literal.Bool b && s.Type == SchemaType.Boolean ? new Literal.Text(b.Value ? "true" : "false") : null),
        Value("argument-list-as-text", (v, _) => v is Literal.List { Items: [Literal.Text, ..] } list ? new Literal.Text(string.Join(", ", list.Items.OfType<Literal.Text>().Select(t => t.Value))) : null),
        Value("argument-item-of-another-type", (v, _) => v is Literal.List { Items: [Literal.Text, ..] } list ? new Literal.List([.. list.Items, new Literal.Integer(7)]) : null),
        new("argument-name-misspelled", (d, _, r) => CallPlaces.OneCall(d, r, (c, tool) => c.Arguments.Count == 0 || tool.Find(c.Arguments[0].Name + "e") is not null
            ? null
            : c with { Arguments = [c.Arguments[0] with { Name = c.Arguments[0].Name + "e" }, .. c.Arguments.Skip(1)] })),
        new("argument-member-unknown", (d, _, r) => CallPlaces.OneArgument(d, r, (v, _) => v is Literal.Map map ? new Literal.Map([.. map.Entries, new("remark", new Literal.Text("urgent"))]) : null)),
        DeepFaults.Of("argument-type-wrong-three-deep", DeepFaults.Value(new Literal.Text("third"))),
        DeepFaults.Of("argument-required-missing-three-deep", new Literal.Map([])),
        DeepFaults.Of("argument-unknown-three-deep", new Literal.Map([new("floor", new Literal.Integer(3)), new("colour", new Literal.Text("blue"))])),
        DeepFaults.Of("argument-out-of-range-three-deep", DeepFaults.Value(new Literal.Integer(99))),
    ];

    private static Fault Value(string id, Func<Literal, Schema, Literal?> spoil) => new(id, (d, _, r) => CallPlaces.OneArgument(d, r, spoil));

    private static Literal.Text? Capitals(Literal.Text text) => text.Value.ToUpperInvariant() is var loud && loud != text.Value ? new Literal.Text(loud) : null;
}
