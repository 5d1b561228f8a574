using System.Globalization;
using System.Text.RegularExpressions;

namespace ToolAce.Verification.Experts.Grounding;

/// <summary>Reads clock times of a text as minutes after midnight.</summary>
internal static partial class TimeReader
{
    private const int Noon = 12 * 60;
    private static readonly string[] Hours = ["twelve", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"];

    /// <summary>All times; a spoken hour without am or pm gives both.</summary>
    public static HashSet<int> Read(string text)
    {
        var found = new HashSet<int>();
        foreach (Match m in Clock().Matches(text))
        {
            Add(found, Number(m, "h"), Number(m, "m"), m.Groups["half"].Value);
        }

        foreach (Match m in Spoken().Matches(text))
        {
            var hour = int.TryParse(m.Groups["h"].ValueSpan, CultureInfo.InvariantCulture, out var digits) ? digits : Array.IndexOf(Hours, m.Groups["h"].Value.ToLowerInvariant());
            var shift = m.Groups["part"].Value.ToLowerInvariant() switch { "half past" => 30, "quarter past" => 15, "quarter to" => -15, _ => 0 };
            var minutes = hour % 12 * 60 + shift;
            found.Add((minutes + 2 * Noon) % (2 * Noon));
            found.Add((minutes + Noon) % (2 * Noon));
        }

        if (text.Contains("noon", StringComparison.OrdinalIgnoreCase) || text.Contains("midday", StringComparison.OrdinalIgnoreCase))
        {
            found.Add(Noon);
        }

        if (text.Contains("midnight", StringComparison.OrdinalIgnoreCase))
        {
            found.Add(0);
        }

        return found;
    }

    /// <summary>The value of an argument as a time, if it is one.</summary>
    public static int? Value(string value) =>
        TimeOnly.TryParseExact(value, ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time.Hour * 60 + time.Minute
            : null;

    /// <summary>The text without its clock times.</summary>
    public static string Without(string text) => Clock().Replace(text, " ");

    private static void Add(HashSet<int> found, int hour, int minute, string half)
    {
        if (hour > 24 || minute > 59)
        {
            return;
        }

        var isAfternoon = half.StartsWith('p') || half.StartsWith('P');
        found.Add((half.Length == 0 ? hour % 24 : hour % 12 + (isAfternoon ? 12 : 0)) * 60 + minute);
        if (half.Length == 0 && hour is > 0 and < 12)
        {
            // "at 2:30" may mean the afternoon.
            found.Add((hour + 12) * 60 + minute);
        }
    }

    private static int Number(Match match, string group) =>
        int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;

    [GeneratedRegex(@"(?<![\d.:])((?<h>\d{1,2})[:.h](?<m>\d{2})(?![\d.])(\s*(?<half>[ap])\.?m\b)?|(?<h>\d{1,2})\s*(?<half>[ap])\.?m\b)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Clock();

    [GeneratedRegex(@"\b(?<part>half past|quarter past|quarter to)\s+(?<h>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|\b(?<h>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+o'?clock\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Spoken();
}
