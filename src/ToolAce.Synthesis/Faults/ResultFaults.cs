using ToolAce.Core.Calls;
using ToolAce.Core.Schemas;
using ToolAce.Core.Verdicts;
using ToolAce.Synthesis.Dialogs;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Faults;

/// <summary>Faults of what tools answer; only the wide list has them.</summary>
internal static class ResultFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        Whole("result-too-many", r => ResultPlaces.Text([.. r, r[^1]])),
        Whole("result-too-few", r => r.Count > 1 ? ResultPlaces.Text(r.SkipLast(1)) : null),
        Whole("result-in-other-order", r => r.Count > 1 && r[0].Name != r[^1].Name ? ResultPlaces.Text(r.Reverse()) : null),
        Whole("result-cut-off", r => ResultPlaces.Text(r) is var text ? text[..(text.Length * 3 / 4)] : null),
        Whole("result-without-list", r => r.Count == 1 ? ResultPlaces.Text(r)[1..^1] : null),
        Whole("result-without-name", r => JsonText.Of(new Literal.List([.. r.Select(e => e.Results)]))),
        Whole("result-in-words", _ => "The call was carried out."),
        new("result-control-character", (d, _, r) => ResultPlaces.One(d, r, (_, _, map) => Member(map, v => v is Literal.Text t ? new Literal.Text(t.Value + "\u0007") : null))),
        Single("result-empty", (_, _, _) => new Literal.Map([])),
        Single("result-member-missing", (_, schema, map) => map.Entries.FirstOrDefault(e => schema.Requires(e.Key)).Key is { } gone
            ? new Literal.Map([.. map.Entries.Where(e => e.Key != gone), .. map.Entries.Count == 1 ? [KeyValuePair.Create("note", (Literal)new Literal.Text("ready"))] : Array.Empty<KeyValuePair<string, Literal>>()])
            : null),
        Single("result-member-unknown", (_, schema, map) => schema.Properties.Count == 0 ? null : new Literal.Map([.. map.Entries, new("internal_trace", new Literal.Text("step two"))])),
        Single("result-member-of-another-type", (_, schema, map) => Member(map, (name, v) => schema.Find(name) is { Type: not SchemaType.Any } && v is not Literal.Map ? new Literal.Map([new("value", v)]) : null)),
        Single("result-out-of-range", (_, schema, map) => Member(map, (name, v) => v is Literal.Integer && schema.Find(name) is { Maximum: { } high } ? new Literal.Integer((int)high + 1) : null)),
        Single("result-not-among-the-allowed", (_, schema, map) => Member(map, (name, v) => v is Literal.Text && schema.Find(name) is { Enum.Count: > 0 } ? new Literal.Text("sideways") : null)),
        Single("result-placeholder", (_, schema, map) => Member(map, (name, v) => v is Literal.Text && schema.Find(name) is { Enum.Count: 0, Pattern: null, Format: null } ? new Literal.Text("<string>") : null)),
        new("result-about-something-else", (d, _, r) => EchoFaults.Spoil(d, r)) { Layer = VerdictLayer.Expert },
    ];

    private static Fault Whole(string id, Func<IReadOnlyList<ToolResult>, string?> spoil) => new(id, (d, _, r) => ResultPlaces.Whole(d, r, spoil));

    private static Fault Single(string id, Func<Call, Schema, Literal.Map, Literal?> spoil) => new(id, (d, _, r) => ResultPlaces.One(d, r, spoil)) { Layer = VerdictLayer.Expert };

    private static Literal.Map? Member(Literal.Map map, Func<Literal, Literal?> spoil) => Member(map, (_, value) => spoil(value));

    /// <summary>The results with the first member changed that <paramref name="spoil"/> has another value for.</summary>
    private static Literal.Map? Member(Literal.Map map, Func<string, Literal, Literal?> spoil)
    {
        for (var i = 0; i < map.Entries.Count; i++)
        {
            var (name, value) = map.Entries[i];
            if (spoil(name, value) is { } changed)
            {
                return new Literal.Map([.. map.Entries.Take(i), new(name, changed), .. map.Entries.Skip(i + 1)]);
            }
        }

        return null;
    }
}
