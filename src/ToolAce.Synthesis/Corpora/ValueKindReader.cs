using System.Globalization;
using System.Text.RegularExpressions;

namespace ToolAce.Synthesis.Corpora;

/// <summary>Reads the text in a parameter's brackets. Without the names of the value lists, every other single word is taken for one.</summary>
internal sealed partial class ValueKindReader(IReadOnlySet<string>? lists)
{
    /// <exception cref="FormatException">The text is no kind; the message says what is expected.</exception>
    public ValueKind Read(string text)
    {
        text = text.Trim();
        if (text.Contains('|') && !text.StartsWith("list of ") && !text.StartsWith("group of "))
        {
            var options = text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return options.Length >= 2 ? new ValueKind.Choice(options) : throw new FormatException($"'{text}' needs at least two choices");
        }

        if (text.StartsWith("list of "))
        {
            return new ValueKind.ListOf(Read(text["list of ".Length..]));
        }

        if (text.StartsWith("group of "))
        {
            return Group(text["group of ".Length..].Trim());
        }

        if (Range().Match(text) is { Success: true } range)
        {
            return Ranged(text, range);
        }

        return text switch
        {
            "date" => new ValueKind.Date(),
            "time" => new ValueKind.Time(),
            "code" => new ValueKind.Code(),
            "flag" => new ValueKind.Flag(),
            _ when lists?.Contains(text) ?? (text.Length > 0 && text.All(char.IsAsciiLetterLower)) => new ValueKind.Words(text),
            _ => throw new FormatException(
                $"'{text}' is no kind; known: a | b, count LOW-HIGH, number LOW-HIGH, date, time, code, flag, list of KIND, group of (key: KIND), {string.Join(", ", (lists ?? new HashSet<string>()).Order(StringComparer.Ordinal))}"),
        };
    }

    private static ValueKind Ranged(string text, Match range)
    {
        var low = double.Parse(range.Groups[2].Value, CultureInfo.InvariantCulture);
        var high = double.Parse(range.Groups[3].Value, CultureInfo.InvariantCulture);
        if (low > high)
        {
            throw new FormatException($"'{text}': {low} is above {high}");
        }

        if (range.Groups[1].Value == "number")
        {
            return new ValueKind.Number(low, high);
        }

        return double.IsInteger(low) && double.IsInteger(high)
            ? new ValueKind.Count((int)low, (int)high)
            : throw new FormatException($"'{text}': a count goes from one whole number to another");
    }

    private ValueKind.Group Group(string text)
    {
        if (text is not ['(', .., ')'])
        {
            throw new FormatException($"'group of {text}' should look like group of (street: street, city: city)");
        }

        var members = text[1..^1].Split(',', StringSplitOptions.TrimEntries).Select(member => member.Split(':', 2, StringSplitOptions.TrimEntries) switch
        {
            [{ Length: > 0 } name, var kind] => new CorpusReturn(name, Read(kind)),
            _ => throw new FormatException($"'{member}' should look like key: KIND"),
        }).ToArray();
        return new ValueKind.Group(members);
    }

    [GeneratedRegex(@"^(count|number) (-?\d+(?:\.\d+)?)-(-?\d+(?:\.\d+)?)$")]
    private static partial Regex Range();
}
