using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Bfcl.Python.Runtime;

namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>A date or time as the benchmark normalises it: its text, or why there is none.</summary>
internal readonly record struct ApiDate(string? Text, string? Error)
{
    /// <summary>Cleans up, parses and writes again. Python 3.11 on Linux writes years before 1000 without zeros.</summary>
    public static ApiDate Of(string text, string format)
    {
        var time = PyTime.Parse(PadYear(text), format);
        return time.Error is { } error ? new(Text: null, error) : new(Write(time.Value, format), Error: null);
    }

    /// <summary>The day of any year, given with a year or without.</summary>
    public static ApiDate OfYear(string text)
    {
        var padded = PadYear(text);
        var time = PyTime.Parse(padded, PyTime.Day);
        time = time.Error is null ? time : PyTime.Parse(padded, PyTime.DayOfYear);
        return time.Error is { } error ? new(Text: null, error) : new($"{time.Value.Month:00}-{time.Value.Day:00}", Error: null);
    }

    /// <summary>
    /// The benchmark's clean-up before parsing: blanks off both ends and, in a text of three parts between hyphens, zeros before a short year.
    /// </summary>
    public static string PadYear(string text)
    {
        var stripped = PyStrings.Strip(text);
        var first = stripped.IndexOf('-');
        if (first < 0 || first >= 4 || stripped.AsSpan().Count('-') != 2)
        {
            return stripped;
        }

        // str.zfill keeps a sign in front.
        return first > 0 && stripped[0] == '+'
            ? '+' + stripped[1..first].PadLeft(3, '0') + stripped[first..]
            : stripped[..first].PadLeft(4, '0') + stripped[first..];
    }

    /// <summary>Python's <c>==</c>: a date that could not be parsed is an exception object and equals nothing.</summary>
    public bool Same(ApiDate other) => Text is not null && Text == other.Text;

    private static string Write(DateTime time, string format)
    {
        var day = $"{time.Year}-{time.Month:00}-{time.Day:00}";
        return format == PyTime.Second ? $"{day} {time.Hour:00}:{time.Minute:00}:{time.Second:00}" : day;
    }
}
