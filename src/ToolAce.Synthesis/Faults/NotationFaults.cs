using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Randomness;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Faults;

/// <summary>Calls written otherwise than the format demands; only the wide list has them.</summary>
internal static class NotationFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        Text("notation-bracket-missing", (text, _) => text.Remove(text.LastIndexOf(')'), 1)),
        Text("notation-quote-missing", (text, _) => text.Contains("\")") ? text.Replace("\")", ")") : null),
        Text("notation-argument-twice", (text, calls) => calls[0].Arguments is [var first, ..] ? text.Insert(text.IndexOf('(') + 1, $"{first.Name}={CallSyntax.Print(first.Value)}, ") : null),
        Text("notation-words-before", (text, _) => $"Sure, I will do that: {text}"),
        Text("notation-words-behind", (text, _) => $"{text} Let me know if that helps."),
        Text("notation-code-fence", (text, _) => $"```python\n{text}\n```"),
        Text("notation-json", (_, calls) => JsonText.Of(Json(calls))),
        Text("notation-xml", (_, calls) => string.Join('\n', calls.Select(c => $"<tool_call>{JsonText.Of(Json(c))}</tool_call>"))),
        Text("notation-assignment", (text, _) => $"result = {text.Trim('[', ']')}"),
    ];

    private static Fault Text(string id, Func<string, IReadOnlyList<Call>, string?> spoil) => new(id, (dialog, _, random) =>
    {
        var places = CallPlaces.All(dialog).Where(t => spoil(dialog.Turns[t.Turn].Text, t.Calls) is not null).ToArray();
        if (places.Length == 0)
        {
            return null;
        }

        var (turn, calls) = random.Pick(places);
        return Turns.Replace(dialog, turn, t => t with { Text = spoil(t.Text, calls)! });
    });

    private static Literal Json(IReadOnlyList<Call> calls) => new Literal.List([.. calls.Select(Json)]);

    private static Literal Json(Call call) => new Literal.Map(
    [
        new("name", new Literal.Text(call.Name)),
        new("arguments", new Literal.Map([.. call.Arguments.Select(a => KeyValuePair.Create(a.Name, a.Value))])),
    ]);
}
