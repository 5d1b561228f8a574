using ToolAce.Core.Apis;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts.Consistency;

/// <summary>Whether what a user says belongs to the request at all.</summary>
internal static class Relevance
{
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
}
