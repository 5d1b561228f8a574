namespace ToolAce.Eval.Bfcl.Python.Runtime;

/// <summary>What Python 3.11's <c>datetime.strptime</c> makes of a text: a time, or the message of its ValueError.</summary>
internal readonly record struct PyTime(DateTime Value, string? Error)
{
    /// <summary>A day, and the time within it.</summary>
    public const string Second = "%Y-%m-%d %H:%M:%S";

    /// <summary>A day.</summary>
    public const string Day = "%Y-%m-%d";

    /// <summary>A day of any year.</summary>
    public const string DayOfYear = "%m-%d";

    /// <summary>Parses a text by one of the formats above.</summary>
    public static PyTime Parse(string text, string format)
    {
        var fields = new TimeFields(text);
        foreach (var directive in format)
        {
            if (directive != '%' && !fields.Take(directive))
            {
                return new(default, $"time data {PyText.Repr(text)} does not match format '{format}'");
            }
        }

        return fields.Position < text.Length ? new(default, $"unconverted data remains: {text[fields.Position..]}") : Combine(fields, hasYear: format != DayOfYear);
    }

    private static PyTime Combine(TimeFields fields, bool hasYear)
    {
        if (hasYear && fields.Year == 0)
        {
            return new(default, "year 0 is out of range");
        }

        // Without a year it is 1900, which has no 29 February.
        var year = hasYear ? fields.Year : 1900;
        if (fields.Day > DateTime.DaysInMonth(year, fields.Month))
        {
            return new(default, "day is out of range for month");
        }

        return fields.Second > 59
            ? new(default, "second must be in 0..59")
            : new(new DateTime(year, fields.Month, fields.Day, fields.Hour, fields.Minute, fields.Second, DateTimeKind.Unspecified), Error: null);
    }
}
