using ToolAce.Core.Apis;
using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Dialogs;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Synthesis.Tests.Dialogs.Llm;

/// <summary>Two small tools of a harbour, and briefs about them.</summary>
internal static class Berths
{
    private static readonly Schema Text = new() { Type = SchemaType.String };

    public static ApiDefinition Book { get; } = new("book_berth", "Keeps a place at the pier.", SchemaBuilder.Dict(
        [new("length", new Schema { Type = SchemaType.Float, Minimum = 3, Maximum = 40 }), new("side", SchemaBuilder.Choice(["east", "west"]))], ["length"]))
    {
        Results = SchemaBuilder.Dict([new("code", Text with { Pattern = "^[A-Z][0-9]{2}$" }), new("price", new Schema { Type = SchemaType.Float })], ["code"]),
    };

    public static ApiDefinition Pay { get; } = new("Pay Berth", "Pays what a place at the pier costs.", SchemaBuilder.Dict([new("code", Text with { Pattern = "^[A-Z][0-9]{2}$" })], ["code"]))
    {
        Results = SchemaBuilder.Dict([new("paid", new Schema { Type = SchemaType.Boolean })], ["paid"]),
    };

    public static IReadOnlyList<ApiDefinition> All { get; } = [Book, Pay];

    public static DialogBrief One { get; } = Brief(DialogKind.Single, Scenario.OneCall);

    public static DialogBrief Brief(DialogKind kind, Scenario scenario, int level = 0) => new("d000001", kind, scenario, [Book, Pay], [Book], new Difficulty(level, 2, 2))
    {
        WordingSeed = 7,
        Link = scenario is Scenario.Chained or Scenario.ChainedLater ? new ResultLink(Book, "code", Pay, "code") : null,
    };

    public static Turn[] Turns(params string[] turns) =>
        [.. turns.Select(t => new Turn(t[0] switch { 'u' => Role.User, 'a' => Role.Assistant, 't' => Role.Tool, _ => throw new ArgumentException(t) }, t[3..]))];

    public static IReadOnlyList<Call> Calls(string text) => CallSyntax.Parse(text);
}
