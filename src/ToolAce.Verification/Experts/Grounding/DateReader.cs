using System.Globalization;
using System.Text.RegularExpressions;

namespace ToolAce.Verification.Experts.Grounding;

/// <summary>A day named in a text; the year may be left open (0).</summary>
internal readonly record struct Day(int Year, int Month, int Number)
{
    /// <summary>Whether both can mean the same day.</summary>
    public bool Agrees(Day other) => Month == other.Month && Number == other.Number && (Year == other.Year || Year == 0 || other.Year == 0);
}

/// <summary>Reads the dates of a text in the usual notations.</summary>
internal static partial class DateReader
{
    /// <summary>Whole or shortened, and nothing more: "margin 3" is no day of March.</summary>
    private const string MonthName =
        @"(?<month>jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)\b\.?";

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>All dates, both readings of those like 5/6/2026.</summary>
    public static IEnumerable<Day> Read(string text)
    {
        foreach (Match m in Iso().Matches(text))
        {
            yield return new Day(Number(m, "y"), Number(m, "m"), Number(m, "d"));
        }

        foreach (Match m in Named().Matches(text))
        {
            yield return new Day(Number(m, "y"), Array.IndexOf(Months, m.Groups["month"].Value[..3].ToLowerInvariant()) + 1, Number(m, "d"));
        }

        foreach (Match m in Slashed().Matches(text))
        {
            var year = Number(m, "y") is > 0 and < 100 and var shortYear ? 2000 + shortYear : Number(m, "y");
            yield return new Day(year, Number(m, "b"), Number(m, "a"));
            yield return new Day(year, Number(m, "a"), Number(m, "b"));
        }
    }

    /// <summary>The value of an argument as a date, if it is one.</summary>
    public static Day? Value(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new Day(date.Year, date.Month, date.Day)
            : null;

    /// <summary>Whether the text points at days without naming them.</summary>
    public static bool IsRelative(string text) => Relative().IsMatch(text);

    /// <summary>The text without its dates.</summary>
    public static string Without(string text) => Slashed().Replace(Named().Replace(Iso().Replace(text, " "), " "), " ");

    private static int Number(Match match, string group) =>
        int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;

    [GeneratedRegex(@"(?<!\d)(?<y>\d{4})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})(?!\d)", RegexOptions.ExplicitCapture)]
    private static partial Regex Iso();

    [GeneratedRegex(@"\b((?<d>\d{1,2})(st|nd|rd|th)?(\s+of)?\s+" + MonthName + @"(,?\s+(?<y>\d{4})\b)?|" + MonthName + @"\s+(the\s+)?(?<d>\d{1,2})(st|nd|rd|th)?(?![\d.:])(,?\s+(?<y>\d{4})\b)?)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    [GeneratedRegex(@"(?<![\d/.-])(?<a>\d{1,2})(?<s>[/.])(?<b>\d{1,2})(\k<s>(?<y>\d{4}|\d{2}))(?![\d/])|(?<![\d/.-])(?<a>\d{1,2})/(?<b>\d{1,2})(?![\d/])", RegexOptions.ExplicitCapture)]
    private static partial Regex Slashed();

    [GeneratedRegex(@"\b(today|tonight|tomorrow|yesterday|now|(next|this|last|coming|following)\s+\w+|in\s+\w+\s+(days?|weeks?|months?)|(mon|tues|wednes|thurs|fri|satur|sun)days?|weekend|christmas|easter)\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Relative();
}
