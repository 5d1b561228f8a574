using System.Globalization;
using ToolAce.Core.Calls;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts.Consistency;

/// <summary>Numbers that words state right behind the name of a result's member: "rooms 7", where the result has 4.</summary>
internal static class MemberNumbers
{
    private const double Rounding = 0.5;

    /// <summary>The members stated with a number that no result has for them; a decimal one may be rounded to a whole.</summary>
    public static IEnumerable<(string Name, double Number)> Differing(ToolReading results, string words)
    {
        foreach (var member in results.Entries.SelectMany(e => Of("", e.Results)).GroupBy(m => m.Name, m => m.Number))
        {
            var name = member.Key.Replace('_', ' ');
            List<double> stated = [.. Behind(words, name)];
            if (stated.Count > 0 && !stated.Exists(s => member.Any(m => Math.Abs(m - s) <= (s == Math.Floor(s) ? Rounding : 0.005))))
            {
                yield return (name, stated[0]);
            }
        }
    }

    private static IEnumerable<double> Behind(string words, string name)
    {
        for (var at = words.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = words.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var start = at + name.Length + 1;
            if ((at > 0 && char.IsLetterOrDigit(words[at - 1])) || start >= words.Length || words[start - 1] != ' ')
            {
                continue;
            }

            var end = start;
            while (end < words.Length && (char.IsAsciiDigit(words[end]) || (words[end] == '.' && end + 1 < words.Length && char.IsAsciiDigit(words[end + 1]))))
            {
                end++;
            }

            if ((end == words.Length || words[end] is ' ' or '.' or ';') && double.TryParse(words.AsSpan(start, end - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                yield return number;
            }
        }
    }

    private static IEnumerable<(string Name, double Number)> Of(string name, Literal value) => value switch
    {
        Literal.Map map => map.Entries.SelectMany(e => Of(e.Key, e.Value)),
        Literal.List list => list.Items.SelectMany(item => Of(name, item)),
        Literal.Integer whole when name.Length > 0 => [(name, (double)whole.Value)],
        Literal.Real real when name.Length > 0 => [(name, real.Value)],
        _ => [],
    };
}
