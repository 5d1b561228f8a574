using System.Text.RegularExpressions;

namespace ToolAce.Verification.Experts.Consistency;

/// <summary>Finds what looks like values in a request.</summary>
internal static partial class RequestValues
{
    private static readonly (ValueShape Shape, int Number)[] Groups = [.. Enum.GetValues<ValueShape>().Select(s => (s, Value().GroupNumberFromName(s.ToString())))];

    /// <summary>All values in the order of the text; none overlap.</summary>
    public static IReadOnlyList<RequestValue> Of(string text)
    {
        var values = new List<RequestValue>();
        foreach (Match match in Value().Matches(text))
        {
            var (shape, group) = Shaped(match);
            if (shape != ValueShape.Name || !IsSentenceStart(text, group.Index))
            {
                values.Add(new RequestValue(group.Value, shape, group.Index, group.Index + group.Length));
            }
        }

        return values;
    }

    private static (ValueShape, Group) Shaped(Match match)
    {
        foreach (var (shape, number) in Groups)
        {
            if (match.Groups[number] is { Success: true } group)
            {
                return (shape, group);
            }
        }

        throw new InvalidOperationException("every alternative of the expression is a named group");
    }

    private static bool IsSentenceStart(string text, int index)
    {
        var before = text.AsSpan(0, index).TrimEnd();
        return before.Length == 0 || before[^1] is '.' or '!' or '?' or ':' or '\n' or '-' or '"';
    }

    [GeneratedRegex(
        "\"(?<Quoted>[^\"\\n]+)\"|“(?<Quoted>[^”\\n]+)”|(?<!\\w)'(?<Quoted>[^'\\n]+)'(?!\\w)" +
        @"|(?<Date>\b\d{4}-\d{2}-\d{2}\b)|(?<Time>\b\d{1,2}:\d{2}\b)" +
        @"|(?<Code>\b(?=\w*\d)(?=\w*[A-Za-z])(?!\d+(st|nd|rd|th|am|pm|k|s)\b)[A-Za-z0-9_]+(-[A-Za-z0-9]+)*\b)" +
        @"|(?<Number>(?<![\w.,])-?\d+(,\d{3})*(\.\d+)?(?![\w]))" +
        @"|(?<Name>\b(?!I\b|I'|I’)\p{Lu}\p{L}+(\s(of\s|the\s)?\p{Lu}\p{L}+)*)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Value();
}
