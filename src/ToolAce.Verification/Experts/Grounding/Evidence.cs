using ToolAce.Core.Dialogs;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts.Grounding;

/// <summary>What a call may take its values from: everything said before it by the system, the user and the tools, and what the user agreed to.</summary>
internal sealed class Evidence
{
    private HashSet<double>? numbers;
    private HashSet<double>? looseNumbers;
    private List<Day>? days;
    private HashSet<int>? times;
    private HashSet<string>? stems;
    private string? digits;

    private Evidence(string text)
    {
        Text = text;
        WordList = Words.Of(text);
        Padded = $" {string.Join(' ', WordList)} ";
    }

    public string Text { get; }

    public IReadOnlyList<string> WordList { get; }

    /// <summary>Words between single spaces.</summary>
    public string Padded { get; }

    public IReadOnlySet<string> Stems => stems ??= [.. WordList.Select(Words.Stem)];

    /// <summary>All numbers but those inside dates and times, which <see cref="LooseNumbers"/> has too: they support a number only weakly.</summary>
    public IReadOnlySet<double> Numbers => numbers ??= NumberReader.Read(TimeReader.Without(DateReader.Without(Text)));

    public IReadOnlySet<double> LooseNumbers => looseNumbers ??= NumberReader.Read(Text.Replace('-', ' ').Replace(':', ' ').Replace('/', ' '));

    public IReadOnlyList<Day> Days => days ??= [.. DateReader.Read(Text)];

    public IReadOnlySet<int> Times => times ??= TimeReader.Read(Text);

    /// <summary>The text without the marks that people put between digits.</summary>
    public string Digits => digits ??= string.Concat(Text.Where(c => c is not (' ' or '-' or '(' or ')' or '+' or '.')));

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
