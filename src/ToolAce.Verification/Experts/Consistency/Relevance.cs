using ToolAce.Core.Apis;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts.Consistency;

/// <summary>Whether what a user says belongs to the request at all.</summary>
internal static class Relevance
{
    private const int Reach = 60;
    private static readonly string[] Joints = [" as ", " for the ", " is the ", " is my ", " should be the "];
    private static readonly string[] Borders = [" and ", " with ", ", ", "; ", ". ", "\n"];
    private static readonly char[] SentenceEnds = ['.', '!', '?', '\n'];

    /// <summary>
    /// Whether the sentence of a value speaks of the tool or of another of its parameters than <paramref name="parameter"/>; people tell other things of their
    /// friends, too.
    /// </summary>
    public static bool IsAboutTool(string request, RequestValue value, string parameter, ApiDefinition tool)
    {
        var start = value.Start == 0 ? 0 : request.LastIndexOfAny(SentenceEnds, value.Start - 1) + 1;
        var end = request.IndexOfAny(SentenceEnds, value.End);
        var stems = Words.Stems(request[start..(end < 0 ? request.Length : end)]).ToHashSet();
        return tool.Parameters.Properties.Select(p => p.Name).Where(name => name != parameter).Append(tool.Name)
            .SelectMany(name => Words.Content(Words.OfName(name))).Any(stems.Contains);
    }

    /// <summary>Whether the request says what a value is, and that is no parameter of the tool: "X66 as the tax code".</summary>
    public static bool IsNamedOtherwise(Exchange exchange, RequestValue value, ApiDefinition tool)
    {
        var behind = exchange.Request[value.End..];
        var words = Words.Read(value.Text);
        return Joints.Any(j => behind.StartsWith(j, StringComparison.Ordinal)) && tool.Parameters.Properties.All(p => exchange.Assignments.Of(p.Name, words) == Assigned.No);
    }

    /// <summary>The stems that lead up to a value and those that follow it in the same part of the sentence, without words that say nothing.</summary>
    public static (List<string> Before, List<string> Behind) Beside(string request, RequestValue value)
    {
        var before = request[Math.Max(0, value.Start - Reach)..value.Start];
        var behind = request[value.End..Math.Min(request.Length, value.End + Reach)];
        foreach (var border in Borders)
        {
            before = before[(before.LastIndexOf(border, StringComparison.Ordinal) is >= 0 and var last ? last + border.Length : 0)..];
            behind = behind.IndexOf(border, StringComparison.Ordinal) is >= 0 and var first ? behind[..first] : behind;
        }

        // "TikTok hashtags" are hashtags of a kind; "Anna as the guest" is a guest. Before a name much may stand.
        if (value.Shape is ValueShape.Name or ValueShape.Quoted)
        {
            return ([], Joints.Any(j => behind.StartsWith(j, StringComparison.Ordinal)) ? [.. Words.Content(Words.Of(behind))] : []);
        }

        return ([.. Words.Content(Words.Of(before)).Where(w => w != "set")], [.. Words.Content(Words.Of(behind))]);
    }
}
