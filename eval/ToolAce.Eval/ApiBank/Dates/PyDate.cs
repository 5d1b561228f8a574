namespace ToolAce.Eval.ApiBank.Dates;

/// <summary>A date or time as the benchmark normalises it: its text, or why there is none.</summary>
internal readonly record struct PyDate(string? Text, string? Error)
{
    /// <summary>Cleans up, parses and writes again. Python 3.11 on Linux writes years before 1000 without zeros.</summary>
    public static PyDate Of(string text, string format)
    {
        var time = PyTime.Parse(PyTime.PadYear(text), format);
        return time.Error is { } error ? new(Text: null, error) : new(Write(time.Value, format), Error: null);
    }

    /// <summary>The day of any year, given with a year or without.</summary>
    public static PyDate OfYear(string text)
    {
        var padded = PyTime.PadYear(text);
        var time = PyTime.Parse(padded, PyTime.Day);
        time = time.Error is null ? time : PyTime.Parse(padded, PyTime.DayOfYear);
        return time.Error is { } error ? new(Text: null, error) : new($"{time.Value.Month:00}-{time.Value.Day:00}", Error: null);
    }

    /// <summary>Python's <c>==</c>: a date that could not be parsed is an exception object and equals nothing.</summary>
    public bool Same(PyDate other) => Text is not null && Text == other.Text;

    private static string Write(DateTime time, string format)
    {
        var day = $"{time.Year}-{time.Month:00}-{time.Day:00}";
        return format == PyTime.Second ? $"{day} {time.Hour:00}:{time.Minute:00}:{time.Second:00}" : day;
    }
}
