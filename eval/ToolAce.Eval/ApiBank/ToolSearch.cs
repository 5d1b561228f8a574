using System.Text.RegularExpressions;
using ToolAce.Core.Apis;
using ToolAce.Core.Calls;
using ToolAce.Core.Schemas;
using ToolAce.Eval.Bfcl;

namespace ToolAce.Eval.ApiBank;

/// <summary>
/// The tool searcher of level 2: ranks tools for keywords by BM25 (Robertson and Zaragoza 2009; k1 = 1.2, b = 0.75) over name, description and parameters.
/// </summary>
public static partial class ToolSearch
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    /// <summary>The searcher as a tool that a model can call.</summary>
    public static FunctionDoc Searcher { get; } = new(
        new ApiDefinition("tool_searcher", "Searches for tools that can do what the keywords say.", new Schema
        {
            Type = SchemaType.Dict,
            Properties = [new("keywords", new Schema { Type = SchemaType.String, Description = "what the tool should do" })],
            Required = ["keywords"],
        }),
        new Dictionary<string, ParameterType> { ["keywords"] = new("string", ItemWord: null) },
        ["keywords"]);

    /// <summary>The best <paramref name="count"/> tools that share a word with the keywords, best first; equals keep their order.</summary>
    public static IReadOnlyList<FunctionDoc> Find(IReadOnlyList<FunctionDoc> tools, string keywords, int count)
    {
        var documents = tools.Select(t => Words(Text(t.Api))).ToList();
        var average = documents.Count == 0 ? 0 : documents.Average(d => d.Count);
        var wanted = Words(keywords).Distinct().ToList();
        return [.. tools.Zip(documents, (tool, words) => (Tool: tool, Score: wanted.Sum(w => Score(w, words, documents, average))))
            .Where(t => t.Score > 0)
            .OrderByDescending(t => t.Score)
            .Take(count)
            .Select(t => t.Tool)];
    }

    /// <summary>The keywords of a well-formed call of the searcher, or null.</summary>
    public static string? Keywords(Call call) =>
        call.Name == Searcher.Name && call.Arguments.Count == 1 && call.Find("keywords") is Literal.Text text ? text.Value : null;

    private static double Score(string word, List<string> document, List<List<string>> documents, double average)
    {
        var frequency = document.Count(w => w == word);
        var containing = documents.Count(d => d.Contains(word));
        var rarity = Math.Log(1 + (documents.Count - containing + 0.5) / (containing + 0.5));
        return rarity * frequency * (K1 + 1) / (frequency + K1 * (1 - B + B * document.Count / average));
    }

    private static string Text(ApiDefinition api) =>
        string.Join(' ', [api.Name, api.Description, .. api.Parameters.Properties.SelectMany(p => new[] { p.Name, p.Schema.Description ?? "" })]);

    private static List<string> Words(string text) => [.. Word().Matches(text).Select(m => m.Value.ToLowerInvariant())];

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[^\\W\\d_a-zA-Z]+")]
    private static partial Regex Word();
}
