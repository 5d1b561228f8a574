using ToolAce.Core.Dialogs;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts.Grounding;

/// <summary>What a call may take its values from: everything said before it by the system, the user and the tools, and what the user agreed to.</summary>
internal sealed class Evidence
{
    private readonly Lazy<HashSet<double>> numbers;
    private readonly Lazy<HashSet<double>> looseNumbers;
    private readonly Lazy<List<Day>> days;
    private readonly Lazy<HashSet<int>> times;
    private readonly Lazy<HashSet<string>> stems;
    private readonly Lazy<string> digits;

    private Evidence(string text)
    {
        Text = text;
        WordList = Words.Of(text);
        Padded = $" {string.Join(' ', WordList)} ";
        stems = new(() => [.. WordList.Select(Words.Stem)]);
        // Digits inside dates and times support a number only weakly.
        numbers = new(() => NumberReader.Read(TimeReader.Without(DateReader.Without(text))));
        looseNumbers = new(() => NumberReader.Read(text.Replace('-', ' ').Replace(':', ' ').Replace('/', ' ')));
        days = new(() => [.. DateReader.Read(text)]);
        times = new(() => TimeReader.Read(text));
        digits = new(() => string.Concat(text.Where(c => c is not (' ' or '-' or '(' or ')' or '+' or '.'))));
    }

    public string Text { get; }

    public IReadOnlyList<string> WordList { get; }

    /// <summary>Words between single spaces.</summary>
    public string Padded { get; }

    public IReadOnlySet<string> Stems => stems.Value;

    public IReadOnlySet<double> Numbers => numbers.Value;

    public IReadOnlySet<double> LooseNumbers => looseNumbers.Value;

    public IReadOnlyList<Day> Days => days.Value;

    public IReadOnlySet<int> Times => times.Value;

    /// <summary>The text without the marks that people put between digits.</summary>
    public string Digits => digits.Value;

    public static Evidence Of(string text) => new(text);

    /// <summary>Everything before <paramref name="turn"/>.</summary>
    public static Evidence Before(DialogContext context, TurnView turn)
    {
        var parts = new List<string>();
        if (context.Dialog.Instruction is { } instruction)
        {
            parts.Add(instruction);
        }

        for (var i = 0; i < turn.Number - 1; i++)
        {
            var said = context.Turns[i];
            var isAgreed = said.Prose is not null && i + 1 < turn.Number - 1 && context.Turns[i + 1].Role == Role.User && Polarity.IsAgreement(context.Turns[i + 1].Text);
            if (said.Role != Role.Assistant || isAgreed)
            {
                parts.Add(said.Text);
            }
        }

        return new Evidence(string.Join('\n', parts));
    }

    /// <summary>Whether all words of <paramref name="text"/> stand here in this order.</summary>
    public bool HasPhrase(string text) => Padded.Contains(Words.Padded(text));
}
