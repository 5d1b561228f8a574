using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Randomness;
using ToolAce.Core.Schemas;
using ToolAce.Core.Verdicts;

namespace ToolAce.Synthesis.Faults;

/// <summary>Faults of what the assistant decides to do.</summary>
internal static class DecisionFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("decision-refusal-though-fits", (d, c, _) => d.CallCount == 0 ? null : d with { Turns = [.. d.Turns.TakeWhile(t => t.Role == Role.User), new Turn(Role.Assistant, c.Refusal)] }) { Layer = VerdictLayer.Expert },
        new("decision-call-made-up", (d, c, r) => MadeUp(d, c.Refusal, r)),
        new("decision-other-tool", (d, _, r) => OtherTool(d, r)),
    ];

    /// <summary>Where the assistant refused, it calls one of the tools after all, with values from nowhere.</summary>
    private static Dialog? MadeUp(Dialog dialog, string refusal, Random random)
    {
        var at = Turns.Where(dialog, t => t.Role == Role.Assistant && t.Text == refusal);
        if (at.Length == 0 || dialog.Tools.Count == 0)
        {
            return null;
        }

        var tool = random.Pick(dialog.Tools);
        var arguments = tool.Parameters.Properties.Where(p => tool.Parameters.Requires(p.Name)).Select(p => new Argument(p.Name, Plain(p.Schema)));
        return Turns.Replace(dialog, at[0], t => t with { Text = CallSyntax.Print([new Call(tool.Name, [.. arguments])]) }) with { CallCount = 1 };
    }

    public static Literal Plain(Schema schema) => schema switch
    {
        { Enum.Count: > 0 } => schema.Enum[0],
        { Type: SchemaType.Integer } => new Literal.Integer((int)(schema.Minimum ?? 1)),
        { Type: SchemaType.Float } => new Literal.Real(schema.Minimum ?? 1),
        { Type: SchemaType.Boolean } => new Literal.Bool(Value: true),
        { Type: SchemaType.Array } => new Literal.List([]),
        { Type: SchemaType.Dict } => new Literal.Map([.. schema.Properties.Select(p => KeyValuePair.Create(p.Name, Plain(p.Schema)))]),
        { Format: "date" } => new Literal.Text("2026-01-01"),
        { Format: "time" } => new Literal.Text("12:00"),
        { Pattern: not null } => new Literal.Text("A11"),
        _ => new Literal.Text("example"),
    };

    /// <summary>The call goes to another tool than the person asked for; the tool's answer follows suit.</summary>
    private static Dialog? OtherTool(Dialog dialog, Random random)
    {
        var at = Turns.Where(dialog, t => t.Role == Role.Assistant && CallSyntax.Read(t.Text) is CallReading.Calls { Items.Count: 1 });
        if (at.Length == 0 || dialog.Tools.Count < 2)
        {
            return null;
        }

        var call = CallSyntax.Parse(dialog.Turns[at[0]].Text)[0];
        var other = random.Pick([.. dialog.Tools.Where(t => t.Name != call.Name)]);
        return dialog with
        {
            Turns = [.. dialog.Turns.Select((t, i) => i < at[0] || i > at[0] + 1 ? t : t with { Text = t.Text.Replace(call.Name, other.Name) })],
        };
    }
}
