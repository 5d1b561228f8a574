namespace ToolAce.Eval.Bfcl.Python.Runtime;

/// <summary>
/// Takes the parts of a time off a text from the front, each by the first of the alternatives that <c>strptime</c> tries. What stands between two parts
/// never continues a number, so no earlier choice has to be taken back.
/// </summary>
internal struct TimeFields(string text)
{
    public int Position { get; private set; }

    public int Year { get; private set; }

    public int Month { get; private set; }

    public int Day { get; private set; }

    public int Hour { get; private set; }

    public int Minute { get; private set; }

    public int Second { get; private set; }

    /// <summary>Takes a directive's letter, blanks, or a character that stands for itself; false when the text goes on differently.</summary>
    public bool Take(char directive)
    {
        switch (directive)
        {
            case 'Y':
                return (Year = TakeYear()) >= 0;
            case 'm':
                return (Month = Ascii('1', '0', '2') ?? Ascii('0', '1', '9') ?? Single('1', '9') ?? -1) >= 0;
            case 'd':
                return (Day = Ascii('3', '0', '1') ?? Pair('1', '2') ?? Ascii('0', '1', '9') ?? Single('1', '9') ?? AfterBlank() ?? -1) >= 0;
            case 'H':
                return (Hour = Ascii('2', '0', '3') ?? Pair('0', '1') ?? AnyDigit() ?? -1) >= 0;
            case 'M':
                return (Minute = Pair('0', '5') ?? AnyDigit() ?? -1) >= 0;
            case 'S':
                return (Second = Ascii('6', '0', '1') ?? Pair('0', '5') ?? AnyDigit() ?? -1) >= 0;
            case ' ':
                var behind = PyWord.SpaceEnd(text, Position, text.Length);
                var any = behind > Position;
                Position = behind;
                return any;
            default:
                return Single(directive, directive) is not null;
        }
    }

    private int TakeYear()
    {
        var year = 0;
        for (var i = 0; i < 4; i++)
        {
            if (AnyDigit() is not { } digit)
            {
                return -1;
            }

            year = 10 * year + digit;
        }

        return year;
    }

    // Two ASCII characters, the second in a range.
    private int? Ascii(char tens, char first, char last)
    {
        if (Position + 1 >= text.Length || text[Position] != tens || text[Position + 1] < first || text[Position + 1] > last)
        {
            return null;
        }

        Position += 2;
        return 10 * (tens - '0') + text[Position - 1] - '0';
    }

    // An ASCII digit in a range, then a digit of any script.
    private int? Pair(char first, char last)
    {
        if (Position >= text.Length || text[Position] < first || text[Position] > last)
        {
            return null;
        }

        var digit = PyWord.Decimal(text, Position + 1, out var width);
        if (digit < 0)
        {
            return null;
        }

        var tens = text[Position] - '0';
        Position += 1 + width;
        return 10 * tens + digit;
    }

    private int? Single(char first, char last)
    {
        if (Position >= text.Length || text[Position] < first || text[Position] > last)
        {
            return null;
        }

        return text[Position++] - '0';
    }

    private int? AfterBlank() => Ascii(' ', '1', '9') is { } value ? value - 10 * (' ' - '0') : null;

    private int? AnyDigit()
    {
        var digit = PyWord.Decimal(text, Position, out var width);
        Position += digit < 0 ? 0 : width;
        return digit < 0 ? null : digit;
    }
}
