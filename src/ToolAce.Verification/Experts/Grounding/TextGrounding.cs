using System.Text.RegularExpressions;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts.Grounding;

/// <summary>Strings: said word by word, said in another notation (dates, times, digits, initials), partly said, or not at all.</summary>
internal static partial class TextGrounding
{
    private const int LongText = 4;
    private const double MostWords = 0.75;
    private const double SomeWords = 0.5;

    public static (Support, string) Of(string value, Leaf leaf, Evidence evidence)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return (Support.Weak, "is empty");
        }

        if (evidence.HasPhrase(leaf.Said) && leaf.Said.Words.Count > 0)
        {
            return (Support.Grounded, "");
        }

        if (Placeholder().IsMatch(value))
        {
            return (Support.Absent, "is a placeholder");
        }

        if (DateReader.Value(value) is { } day)
        {
            return Date(day, evidence);
        }

        if (TimeReader.Value(value) is { } time)
        {
            return evidence.HasTime(time) ? (Support.Grounded, "") : (Support.Absent, "is a time that the conversation does not name");
        }

        return value.Count(char.IsAsciiDigit) >= 5 && !value.Any(char.IsLetter)
            ? Digits(value, evidence)
            : ByWords(value, leaf, evidence);
    }

    private static (Support, string) Date(Day day, Evidence evidence) =>
        evidence.Days.Any(day.Agrees) ? (Support.Grounded, "")
        : !evidence.Days.Any() && evidence.HasRelativeDay() ? (Support.Weak, "is a date that the conversation names only relatively")
        : (Support.Absent, "is a date that the conversation does not name");

    private static (Support, string) Digits(string value, Evidence evidence) =>
        evidence.HasDigits(string.Concat(value.Where(char.IsAsciiDigit)))
            ? (Support.Grounded, "")
            : (Support.Absent, "stands nowhere in the conversation");

    private static (Support, string) ByWords(string value, Leaf leaf, Evidence evidence)
    {
        List<Word> content = [.. leaf.Said.Words.Where(w => !w.IsFiller)];
        content = content.Count == 0 ? [.. leaf.Said.Words] : content;
        var said = content.Count == 0 ? 0 : (double)content.Count(w => evidence.HasStem(w.Stem)) / content.Count;
        if (content.Count == 1 && said >= 1)
        {
            return (Support.Grounded, "");
        }

        if (IsInitials(value, evidence) || (content.Count >= LongText && said >= MostWords))
        {
            return (Support.Grounded, "");
        }

        if (said >= SomeWords)
        {
            return (Support.Weak, "is said only in part or in another order");
        }

        return IsAbbreviation(value, leaf)
            ? (Support.Weak, "is an abbreviation that the conversation does not use")
            : (Support.Absent, "stands nowhere in the conversation");
    }

    /// <summary>NYC for New York City.</summary>
    private static bool IsInitials(string value, Evidence evidence)
    {
        if (value.Length is < 2 or > 6 || !value.All(char.IsAsciiLetterUpper))
        {
            return false;
        }

        for (var i = 0; i + value.Length <= evidence.Words.Count; i++)
        {
            var start = i;
            if (Enumerable.Range(0, value.Length).All(k => evidence.Words[start + k].Text.StartsWith(char.ToLowerInvariant(value[k]))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Codes of countries, languages, currencies and shares follow from knowledge, not from the text.</summary>
    private static bool IsAbbreviation(string value, Leaf leaf) =>
        value.Length <= 5 && value.All(char.IsAsciiLetter) && CodeWords().IsMatch($"{leaf.Name} {leaf.Schema?.Description}");

    [GeneratedRegex(@"^\W*(unknown|n/?a|none|null|tbd|string|text|value|placeholder|example|lorem ipsum.*|your[ _-]\w.*|insert[ _-]\w.*|<[^>]+>|\[[^\]]+\]|x{3,}|\?+|\.{3})\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex Placeholder();

    [GeneratedRegex("code|symbol|iso|abbrev|ticker|currency", RegexOptions.IgnoreCase)]
    private static partial Regex CodeWords();
}
