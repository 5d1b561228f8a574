namespace ToolAce.Eval.Bfcl.Python.Runtime;

/// <summary><c>datetime.strptime</c> of whatever a world is given: what is no text is a <c>TypeError</c>, what cannot be read a <c>ValueError</c>.</summary>
internal static class PyDate
{
    /// <summary>A date, <c>%Y-%m-%d</c>.</summary>
    public static DateTime Day(PyValue value) => Read(value, PyTime.Day);

    /// <summary>A date and a time, <c>%Y-%m-%d %H:%M:%S</c>.</summary>
    public static DateTime Moment(PyValue value) => Read(value, PyTime.Second);

    private static DateTime Read(PyValue value, string format)
    {
        var text = value is PyValue.Str s ? s.Value : throw PyException.TypeError($"strptime() argument 1 must be str, not {(Py.IsNone(value) ? "None" : Py.TypeName(value))}");
        var time = PyTime.Parse(text, format);
        return time.Error is { } error ? throw PyException.ValueError(error) : time.Value;
    }
}
