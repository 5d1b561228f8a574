using System.Text.RegularExpressions;
using ToolAce.Core.Apis;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Retrieval;

namespace ToolAce.Eval.ApiBank;

/// <summary>
/// Tools prepared for search by <see cref="Bm25"/> over name, description and parameters. A search costs no more than its keywords and the words that the tools
/// know, however many keywords there are.
/// </summary>
internal sealed partial class ToolIndex(IReadOnlyList<FunctionDoc> tools)
{
    private readonly Bm25 ranking = new([.. tools.Select(t => Words(Text(t.Api)).ToList())], Bm25.Usual);

    /// <summary>The best <paramref name="count"/> tools that share a word with the keywords, best first; equals keep their order.</summary>
    public IReadOnlyList<FunctionDoc> Find(string keywords, int count) => [.. tools.Zip(ranking.Scores(Words(keywords).Distinct()))
        .Where(t => t.Second > 0)
        .OrderByDescending(t => t.Second)
        .Take(count)
        .Select(t => t.First)];

    private static string Text(ApiDefinition api) =>
        string.Join(' ', [api.Name, api.Description, .. api.Parameters.Properties.SelectMany(p => new[] { p.Name, p.Schema.Description ?? "" })]);

    private static IEnumerable<string> Words(string text) => Word().Matches(text).Select(m => m.Value.ToLowerInvariant());

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[^\\W\\d_a-zA-Z]+")]
    private static partial Regex Word();
}
