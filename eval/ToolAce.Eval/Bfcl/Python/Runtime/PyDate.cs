using System.Globalization;

namespace ToolAce.Eval.Bfcl.Python.Runtime;

/// <summary>
/// <c>datetime.strptime</c> for the formats in which worlds read dates: fields take as many of their digits as make sense (<c>2024-1-05</c> is read too), and what
/// cannot be read is a <c>ValueError</c>.
/// </summary>
internal static class PyDate
{
    /// <summary>A date, <c>%Y-%m-%d</c>.</summary>
    public static DateTime Day(PyValue value) => new Reader(value, "%Y-%m-%d").Read(withTime: false);

    /// <summary>A date and a time, <c>%Y-%m-%d %H:%M:%S</c>.</summary>
    public static DateTime Moment(PyValue value) => new Reader(value, "%Y-%m-%d %H:%M:%S").Read(withTime: true);

    private ref struct Reader(PyValue value, string format)
    {
        private readonly string text = value is PyValue.Str s ? s.Value : throw PyException.TypeError($"strptime() argument 1 must be str, not {(Py.IsNone(value) ? "None" : Py.TypeName(value))}");
        private int at;

        public DateTime Read(bool withTime)
        {
            var year = Year();
            Expect('-');
            var month = Number(12);
            Expect('-');
            var day = at + 1 < text.Length && text[at] == ' ' ? BlankThenDigit() : Number(31);
            var (hour, minute, second) = (0, 0, 0);
            if (withTime)
            {
                Blanks();
                hour = Number(23, fromZero: true);
                Expect(':');
                minute = Number(59, fromZero: true);
                Expect(':');
                second = Number(61, fromZero: true);
            }

            if (at < text.Length)
            {
                throw PyException.ValueError("unconverted data remains: " + text[at..]);
            }

            if (year == 0 || day > DateTime.DaysInMonth(year, month))
            {
                throw PyException.ValueError(year == 0 ? "year 0 is out of range" : "day is out of range for month");
            }

            return second > 59 ? throw PyException.ValueError("second must be in 0..59") : new DateTime(year, month, day, hour, minute, second);
        }

        private int Year()
        {
            var year = 0;
            for (var i = 0; i < 4; i++)
            {
                year = (year * 10) + (Digit(at) is var digit and >= 0 ? digit : throw Mismatch());
                at++;
            }

            return year;
        }

        // Two digits when they are within the range, else one. As in Python's own patterns, digits of other scripts are read where any digit may stand.
        private int Number(int most, bool fromZero = false)
        {
            var (first, second) = (Digit(at), Digit(at + 1));
            var both = (first * 10) + second;
            if (first >= 0 && second >= 0 && char.IsAsciiDigit(text[at]) && both <= most && (fromZero || both > 0))
            {
                at += 2;
                return both;
            }

            if (first < 0 || (!fromZero && (first == 0 || !char.IsAsciiDigit(text[at]))))
            {
                throw Mismatch();
            }

            at++;
            return first;
        }

        private int BlankThenDigit()
        {
            at++;
            var digit = Digit(at++);
            return digit > 0 ? digit : throw Mismatch();
        }

        private void Expect(char separator)
        {
            if (at >= text.Length || text[at] != separator)
            {
                throw Mismatch();
            }

            at++;
        }

        private void Blanks()
        {
            var start = at;
            while (at < text.Length && Py.IsSpace(text[at]))
            {
                at++;
            }

            _ = at > start ? true : throw Mismatch();
        }

        private readonly int Digit(int place) => place < text.Length ? CharUnicodeInfo.GetDecimalDigitValue(text[place]) : -1;

        private readonly PyException Mismatch() => PyException.ValueError($"time data {PyText.Repr(text)} does not match format '{format}'");
    }
}
