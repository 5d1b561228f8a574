using ToolAce.Verification.Experts.Grounding;

namespace ToolAce.Verification.Reading;

/// <summary>A text read once for all checks: each of its readings is made when it is first asked for.</summary>
internal sealed class TextReading(string text)
{
    private static readonly char[] Borders = [',', '.', ';', '!', '?', '\n'];
    private IReadOnlyList<Word>? words;
    private IReadOnlyList<IReadOnlyList<Word>>? parts;
    private string? padded;
    private HashSet<string>? stems;
    private HashSet<double>? numbers;
    private HashSet<double>? looseNumbers;
    private List<Day>? days;
    private HashSet<int>? times;
    private string? digits;

    public string Text => text;

    public IReadOnlyList<Word> Words => words ??= Reading.Words.Read(text);

    /// <summary>The words of each part of a sentence.</summary>
    public IReadOnlyList<IReadOnlyList<Word>> Parts => parts ??= Array.ConvertAll(text.Split(Borders), Reading.Words.Read);

    /// <summary>Words between single spaces.</summary>
    public string Padded => padded ??= Reading.Words.Padded(Words);

    public IReadOnlySet<string> Stems => stems ??= [.. Words.Select(w => w.Stem)];

    /// <summary>All numbers but those inside dates and times, which <see cref="LooseNumbers"/> has too.</summary>
    public IReadOnlySet<double> Numbers => numbers ??= ReadNumbers();

    public IReadOnlySet<double> LooseNumbers => looseNumbers ??= NumberReader.Read(text.Replace('-', ' ').Replace(':', ' ').Replace('/', ' '));

    public IReadOnlyList<Day> Days => days ??= [.. DateReader.Read(text)];

    public IReadOnlySet<int> Times => times ??= TimeReader.Read(text);

    /// <summary>The text without the marks that people put between digits.</summary>
    public string Digits => digits ??= string.Concat(text.Where(c => c is not (' ' or '-' or '(' or ')' or '+' or '.')));

    private HashSet<double> ReadNumbers()
    {
        var plain = TimeReader.Without(DateReader.Without(text));
        return NumberReader.Read(plain, plain == text ? Words : Reading.Words.Read(plain));
    }
}
