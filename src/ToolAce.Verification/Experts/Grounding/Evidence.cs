using System.Text;
using ToolAce.Core.Dialogs;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts.Grounding;

/// <summary>
/// What a call may take its values from: everything said before it by the system, the user and the tools, and what the user agreed to. Each message is read once,
/// whatever follows it: a phrase may go on from one to the next, a number may not.
/// </summary>
internal sealed class Evidence
{
    private readonly List<TextReading> parts;
    private string? padded;
    private IReadOnlyList<Word>? words;

    private Evidence(List<TextReading> parts) => this.parts = parts;

    /// <summary>The words of each part of a sentence.</summary>
    public IEnumerable<IReadOnlyList<Word>> Parts => parts.SelectMany(p => p.Parts);

    public IReadOnlyList<Word> Words => words ??= parts is [var only] ? only.Words : [.. parts.SelectMany(p => p.Words)];

    /// <summary>Words between single spaces.</summary>
    public string Padded => padded ??= parts is [var only] ? only.Padded : Joined(parts.FindAll(p => p.Words.Count > 0));

    /// <summary>All numbers but those inside dates and times, which support a number only weakly.</summary>
    public IEnumerable<double> Numbers => parts.SelectMany(p => p.Numbers);

    public IEnumerable<Day> Days => parts.SelectMany(p => p.Days);

    public static Evidence Of(string text) => new([new TextReading(text)]);

    public static Evidence Of(IEnumerable<TextReading> texts) => new([.. texts]);

    /// <summary>Everything before <paramref name="turn"/>.</summary>
    public static Evidence Before(DialogContext context, TurnView turn)
    {
        var before = new List<TextReading>(turn.Number);
        if (context.Instruction is { } instruction)
        {
            before.Add(instruction);
        }

        for (var i = 0; i < turn.Number - 1; i++)
        {
            var said = context.Turns[i];
            var isAgreed = said.Prose is not null && i + 1 < turn.Number - 1 && context.Turns[i + 1].Role == Role.User && Polarity.IsAgreement(context.Turns[i + 1].Said);
            if (said.Role != Role.Assistant || isAgreed)
            {
                before.Add(said.Said);
            }
        }

        return new Evidence(before);
    }

    /// <summary>Whether all words of <paramref name="text"/> stand here in this order.</summary>
    public bool HasPhrase(string text) => Padded.Contains(Reading.Words.Padded(text));

    /// <summary>The same of a text that has been read.</summary>
    public bool HasPhrase(TextReading text) => Padded.Contains(text.Padded);

    public bool HasStem(string stem) => parts.Exists(p => p.Stems.Contains(stem));

    public bool HasNumber(double number) => parts.Exists(p => p.Numbers.Contains(number));

    /// <summary>Whether the number stands here, be it inside a date or time.</summary>
    public bool HasLooseNumber(double number) => parts.Exists(p => p.LooseNumbers.Contains(number));

    public bool HasTime(int minutes) => parts.Exists(p => p.Times.Contains(minutes));

    /// <summary>Whether the digits stand here, whatever marks are between them.</summary>
    public bool HasDigits(string digits) => parts.Exists(p => p.Digits.Contains(digits));

    /// <summary>Whether some day is named only relatively.</summary>
    public bool HasRelativeDay() => parts.Exists(p => DateReader.IsRelative(p.Text));

    private static string Joined(List<TextReading> texts)
    {
        if (texts.Count == 0)
        {
            return Reading.Words.Padded("");
        }

        var joined = new StringBuilder(" ");
        foreach (var part in texts)
        {
            joined.Append(part.Padded, 1, part.Padded.Length - 1);
        }

        return joined.ToString();
    }
}
