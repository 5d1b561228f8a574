using ToolAce.Core.Apis;
using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Randomness;
using ToolAce.Core.Verdicts;
using ToolAce.Synthesis.Dialogs;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Faults;

/// <summary>Well-formed dialogs that do not do what was asked for; only the wide list has them.</summary>
internal static class TaskFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        Task("task-asks-for-what-was-given", AsksForGiven),
        Task("task-call-left-out", LeftOut),
        Task("task-call-twice", (d, c, r) => Calls(d, c, r, all => [.. all, all[^1]], results => [.. results, results[^1]])),
        Task("task-call-nobody-asked-for", Unasked),
        Task("task-call-though-none-serves", NoneServes),
        Task("task-follow-up-dropped", FollowUpDropped),
        Task("summary-reports-another-code", (d, _, r) => Summary(d, r, t => t.Any(char.IsAsciiLetterUpper) ? OtherCode(t, r) : null)),
        Task("summary-of-a-failure-as-success", (d, _, r) => ResultPlaces.Whole(d, r, results => ResultPlaces.Text(results.Select(e => e with
        {
            Results = new Literal.Map([new("error", new Literal.Text("The service is not available"))]),
        })))),
        Task("summary-denies-the-result", (d, c, r) => Summary(d, r, _ => c.Refusal)),
    ];

    private static Fault Task(string id, Func<Dialog, FaultContext, Random, Dialog?> spoil) => new(id, spoil) { Layer = VerdictLayer.Expert };

    /// <summary>The assistant's words after a tool's answer.</summary>
    private static Dialog? Summary(Dialog dialog, Random random, Func<string, string?> spoil)
    {
        int[] places = [.. Enumerable.Range(1, Math.Max(0, dialog.Turns.Count - 1)).Where(i =>
            dialog.Turns[i - 1].Role == Role.Tool && CallSyntax.Read(dialog.Turns[i].Text) is CallReading.Prose && spoil(dialog.Turns[i].Text) is not null)];
        return places.Length == 0 ? null : Turns.Replace(dialog, random.Pick(places), t => t with { Text = spoil(t.Text)! });
    }

    private static string? OtherCode(string text, Random random)
    {
        var words = text.Split(' ');
        var at = Array.FindIndex(words, w => w.Trim('.', ',', ';') is [>= 'A' and <= 'Z', _, _] code && char.IsAsciiDigit(code[1]) && char.IsAsciiDigit(code[2]));
        if (at < 0)
        {
            return null;
        }

        var old = words[at].Trim('.', ',', ';');
        words[at] = words[at].Replace(old, $"{(char)('A' + ((old[0] - 'A' + random.Next(1, 26)) % 26))}{old[1..]}");
        return string.Join(' ', words);
    }

    /// <summary>In place of the first call it asks for a value that the request holds.</summary>
    private static Dialog? AsksForGiven(Dialog dialog, FaultContext context, Random random)
    {
        var (turn, calls) = CallPlaces.All(dialog).FirstOrDefault();
        if (calls is not [var call] || turn != 1)
        {
            return null;
        }

        Argument[] given = [.. call.Arguments.Where(a => a.Value is Literal.Text or Literal.Integer or Literal.Real && dialog.Turns[0].Text.Contains(Phrasebook.Spoken(a.Value), StringComparison.Ordinal))];
        if (given.Length == 0 || ToolNames.Split(call.Name) is not ({ Length: > 0 } verb, { Length: > 0 } obj))
        {
            return null;
        }

        return dialog with { Turns = [dialog.Turns[0], new Turn(Role.Assistant, context.Phrases.Missing(verb, obj, [random.Pick(given).Name]))] };
    }

    /// <summary>Of several calls one is neither made nor answered nor summed up.</summary>
    private static Dialog? LeftOut(Dialog dialog, FaultContext context, Random random) =>
        Calls(dialog, context, random, all => all.Count > 1 ? [.. all.SkipLast(1)] : null, results => [.. results.SkipLast(1)]);

    /// <summary>Changes the calls of one turn, their results, and the summary where it follows at once.</summary>
    private static Dialog? Calls(
        Dialog dialog, FaultContext context, Random random, Func<IReadOnlyList<Call>, IReadOnlyList<Call>?> change, Func<ToolResult[], ToolResult[]> follow)
    {
        var places = ResultPlaces.All(dialog).Where(t => change(t.Calls) is not null && t.Turn + 1 < dialog.Turns.Count && t.Results.All(r => r.Results is Literal.Map)).ToArray();
        if (places.Length == 0)
        {
            return null;
        }

        var (turn, calls, results) = random.Pick(places);
        var changed = follow(results);
        var isSummary = CallSyntax.Read(dialog.Turns[turn + 1].Text) is CallReading.Prose;
        return dialog with
        {
            Turns = [.. dialog.Turns.Select((t, i) =>
                i == turn - 1 ? t with { Text = CallSyntax.Print(change(calls)!) }
                : i == turn ? t with { Text = ResultPlaces.Text(changed) }
                : i == turn + 1 && isSummary ? t with { Text = context.Phrases.Summary(changed.Select(r => (Literal.Map)r.Results)) }
                : t)],
        };
    }

    /// <summary>A further call of another tool beside those asked for, with values that its definition would take.</summary>
    private static Dialog? Unasked(Dialog dialog, FaultContext context, Random random)
    {
        var called = CallPlaces.All(dialog).SelectMany(t => t.Calls).Select(c => c.Name).ToHashSet();
        ApiDefinition[] others = [.. dialog.Tools.Where(t => !called.Contains(t.Name) && t.Parameters.Required.Count > 0)];
        if (others.Length == 0)
        {
            return null;
        }

        var other = random.Pick(others);
        return Calls(dialog, context, random, all => [.. all, Plainly(other)], results => [.. results, Answer(other)]);
    }

    /// <summary>Where the assistant should say that nothing fits, it calls a tool, gets an answer and sums it up.</summary>
    private static Dialog? NoneServes(Dialog dialog, FaultContext context, Random random)
    {
        ApiDefinition[] tools = [.. dialog.Tools.Where(t => t.Parameters.Required.Count > 0)];
        if (tools.Length == 0 || dialog.Turns.Count != 2 || dialog.Turns[1].Text != context.Refusal)
        {
            return null;
        }

        var tool = random.Pick(tools);
        var answer = Answer(tool);
        return dialog with
        {
            Turns =
            [
                dialog.Turns[0],
                new Turn(Role.Assistant, CallSyntax.Print([Plainly(tool)])),
                new Turn(Role.Tool, ResultPlaces.Text([answer])),
                new Turn(Role.Assistant, context.Phrases.Summary([(Literal.Map)answer.Results])),
            ],
            CallCount = 1,
        };
    }

    /// <summary>The last request of several is answered by a nicety.</summary>
    private static Dialog? FollowUpDropped(Dialog dialog, FaultContext context, Random random)
    {
        var last = Turns.Where(dialog, t => t.Role == Role.User)[^1];
        return last == 0 || !CallPlaces.All(dialog).Any(t => t.Turn > last) || dialog.Turns[last - 1].Role != Role.Assistant || dialog.Turns[last - 2].Role != Role.Tool
            ? null
            : dialog with { Turns = [.. dialog.Turns.Take(last + 1), new Turn(Role.Assistant, random.Pick(["You are welcome.", "Goodbye!", "That is good to hear."]))] };
    }

    private static Call Plainly(ApiDefinition tool) =>
        new(tool.Name, [.. tool.Parameters.Properties.Where(p => tool.Parameters.Requires(p.Name)).Select(p => new Argument(p.Name, DecisionFaults.Plain(p.Schema)))]);

    private static ToolResult Answer(ApiDefinition tool) =>
        new(tool.Name, tool.Results is { } schema ? DecisionFaults.Plain(schema) : new Literal.Map([new("status", new Literal.Text("ready"))]));
}
