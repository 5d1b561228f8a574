using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Randomness;
using ToolAce.Core.Schemas;
using ToolAce.Core.Verdicts;

namespace ToolAce.Synthesis.Faults;

/// <summary>Faults of calls.</summary>
internal static class CallFaults
{
    private const int Tries = 20;

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("call-name-wrong", (d, _, r) => CallPlaces.OneCall(d, r, (c, _) => c with { Name = r.Chance(0.5) ? c.Name + "_now" : c.Name.Replace("_", "") })),
        new("call-required-missing", (d, _, r) => CallPlaces.OneCall(d, r, (c, tool) => Without(c, [.. c.Arguments.Where(a => tool.Requires(a.Name))], r))),
        new("call-type-wrong", (d, _, r) => CallPlaces.OneArgument(d, r, (v, s) => v switch
        {
            Literal.Integer or Literal.Real => new Literal.Text(CallSyntax.Print(v)),
            Literal.Bool flag => new Literal.Text(flag.Value ? "yes" : "no"),
            Literal.List { Items: [var only] } => only,
            Literal.Text when s.Type == SchemaType.String && s.Enum.Count == 0 => new Literal.List([v]),
            _ => null,
        })),
        new("call-pattern-broken", (d, _, r) => CallPlaces.OneArgument(d, r, (v, s) => (v, s) switch
        {
            (Literal.Text code, { Pattern: not null }) => new Literal.Text(code.Value[1..] + code.Value[0]),
            (Literal.Text date, { Format: "date" }) => new Literal.Text($"{date.Value[8..]}.{date.Value[5..7]}.{date.Value[..4]}"),
            (Literal.Text time, { Format: "time" }) => new Literal.Text(time.Value.Replace(":", " h ")),
            (Literal.Integer n, { Maximum: { } high }) => new Literal.Integer(n.Value + (int)high + 1000),
            (Literal.Text, { Enum.Count: > 0 }) => new Literal.Text("whatever"),
            _ => null,
        })),
        new("call-value-invented", (d, c, r) => CallPlaces.OneArgument(d, r, (v, s) => v is Literal.Text && s is { Enum.Count: 0, Pattern: null, Format: null }
            ? Unsaid.Value(d, Tries, () => new Literal.Text(r.Pick(c.Values.Lists.Of(r.Pick(c.Values.Lists.Names), c.Values.Split))))
            : null)) { Layer = VerdictLayer.Expert },
        new("call-extra-argument", (d, _, r) => CallPlaces.OneCall(d, r, (c, _) => c with { Arguments = [.. c.Arguments, new Argument("remark", new Literal.Text("urgent"))] })),
        new("call-forgotten", (d, _, r) => CallPlaces.All(d).Where(t => t.Calls.Count > 1).ToArray() is { Length: > 0 } many
            ? CallPlaces.Replace(d, r.Pick(many).Turn, calls => [.. calls.SkipLast(1)])
            : null),
        new("call-cut-off", (d, _, r) => CallPlaces.All(d).ToArray() is { Length: > 0 } turns
            ? Turns.Replace(d, r.Pick(turns).Turn, t => t with { Text = t.Text[..(t.Text.Length * 2 / 3)] })
            : null),
    ];

    private static Call? Without(Call call, Argument[] places, Random random)
    {
        if (places.Length == 0)
        {
            return null;
        }

        var gone = random.Pick(places);
        return call with { Arguments = [.. call.Arguments.Where(a => a != gone)] };
    }
}
