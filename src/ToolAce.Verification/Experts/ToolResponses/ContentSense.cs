using System.Text.RegularExpressions;
using ToolAce.Core.Calls;
using ToolAce.Core.Verdicts;

namespace ToolAce.Verification.Experts.ToolResponses;

/// <summary>Results that say nothing: placeholders where a value should stand.</summary>
internal static partial class ContentSense
{
    public static IEnumerable<ExpertOpinion> Check(string place, Literal results) => Of(place, "", results);

    private static IEnumerable<ExpertOpinion> Of(string place, string path, Literal value) => value switch
    {
        Literal.Text text when Placeholder().IsMatch(text.Value) =>
            [new(VerdictOutcome.Rejected, $"{place}{(path.Length == 0 ? "" : $", member '{path}'")}: \"{text.Value}\" is a placeholder")],
        Literal.List list => list.Items.SelectMany((item, i) => Of(place, $"{path}[{i}]", item)),
        Literal.Map map => map.Entries.SelectMany(e => Of(place, path.Length == 0 ? e.Key : $"{path}.{e.Key}", e.Value)),
        _ => [],
    };

    [GeneratedRegex(@"^\W*(string|tbd|todo|placeholder|lorem ipsum\b.*|<[a-z_ ]+>|\{\{.*\}\}|your[ _]\w+[ _]here|insert[ _]\w+.*|x{4,})\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex Placeholder();
}
