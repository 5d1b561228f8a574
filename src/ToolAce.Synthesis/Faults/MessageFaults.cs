using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Randomness;
using ToolAce.Core.Verdicts;

namespace ToolAce.Synthesis.Faults;

/// <summary>Faults of the assistant's words; only the wide list has them.</summary>
internal static class MessageFaults
{
    private const string Consonants = "bcdfghjklmnpqrstvwxz";
    private const int LongAnswer = 15_000; // several pages

    private static readonly string[] OtherLanguages =
    [
        "Leider kann ich das nicht für Sie erledigen, weil die Angaben dazu fehlen.",
        "Je suis désolé, mais je ne peux pas le faire pour vous avec cette demande.",
        "Lo siento, pero no puedo hacer eso por usted con los datos de la solicitud.",
    ];

    private static readonly string[] OtherScripts = ["Готово, всё сделано как вы просили.", "もう全部できました。", "已经按照您的要求完成了。", "تم كل شيء كما طلبت."];

    public static IReadOnlyList<Fault> All { get; } =
    [
        Prose("message-blank", (_, _, _) => "  "),
        Prose("message-cut-inside-a-word", (t, _, r) => t.Length < 30 ? null : CutInWord(t, r)),
        Prose("message-stops-mid-sentence", (t, _, r) => $"{t.TrimEnd('.', '!', '?')} {r.Pick(["and the", "because", "or your"])}"),
        Prose("message-quote-open", (t, _, _) => $"The answer is: \"{t}"),
        Prose("message-bracket-open", (t, _, _) => $"{t.TrimEnd('.', '!', '?')} (see below."),
        Prose("message-chat-mark", (t, _, r) => t + r.Pick(["<|im_end|>", "</s>", "<|eot_id|>"])),
        Prose("message-private-use-character", (t, _, r) => t.Insert(r.Next(1, t.Length), "\uE001")),
        Prose("message-garbled-encoding", (t, _, r) => t.Insert(r.Next(1, t.Length), "Ã©")),
        Prose("message-in-another-script", (_, _, r) => r.Pick(OtherScripts)),
        Prose("message-in-another-language", (_, _, r) => r.Pick(OtherLanguages)),
        Prose("message-letters-of-another-script", (t, _, _) => t.Contains('o') ? t.Replace('o', 'о') : null),
        Prose("message-over-long", (t, c, r) => t + " " + Rambling(c, r)),
        Prose("message-repeated", (t, _, _) => string.Join(' ', Enumerable.Repeat(t, 6))) with { Layer = VerdictLayer.Expert },
        Prose("message-word-repeated", (t, _, _) => $"{t} It is really really really really really really fine.") with { Layer = VerdictLayer.Expert },
        Prose("message-meaningless", (t, _, r) => $"{t} {string.Join(' ', Enumerable.Range(0, 5).Select(_ => Letters(r)))}.") with { Layer = VerdictLayer.Expert },
    ];

    private static Fault Prose(string id, Func<string, FaultContext, Random, string?> spoil) => new(id, (dialog, context, random) =>
        TurnFaults.Pick(dialog, random, t => t.Role == Role.Assistant && CallSyntax.Read(t.Text) is CallReading.Prose) is { } at
        && spoil(dialog.Turns[at].Text, context, random) is { } text
            ? Turns.Replace(dialog, at, t => t with { Text = text })
            : null);

    /// <summary>The text up to the middle of a word in its second half.</summary>
    private static string? CutInWord(string text, Random random)
    {
        int[] inside = [.. Enumerable.Range(text.Length / 2, (text.Length / 2) - 1).Where(i => char.IsLetter(text[i - 1]) && char.IsLetter(text[i]))];
        return inside.Length == 0 ? null : text[..random.Pick(inside)];
    }

    private static string Rambling(FaultContext context, Random random)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 1; text.Length < LongAnswer; i++)
        {
            text.Append($"Point {i} is about {random.Pick(context.Values.Lists.Of(random.Pick(context.Values.Lists.Names), context.Values.Split))}. ");
        }

        return text.ToString().TrimEnd();
    }

    private static string Letters(Random random) => string.Concat(Enumerable.Range(0, random.Next(6, 13)).Select(_ => Consonants[random.Next(Consonants.Length)]));
}
