using ToolAce.Core.Apis;
using ToolAce.Core.Calls;
using ToolAce.Core.Schemas;
using ToolAce.Eval.Bfcl;

namespace ToolAce.Eval.ApiBank;

/// <summary>The tool searcher of level 2: ranks tools for keywords by BM25 over name, description and parameters.</summary>
public static class ToolSearch
{
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
    public static IReadOnlyList<FunctionDoc> Find(IReadOnlyList<FunctionDoc> tools, string keywords, int count) => new ToolIndex(tools).Find(keywords, count);

    /// <summary>The keywords of a well-formed call of the searcher, or null.</summary>
    public static string? Keywords(Call call) =>
        call.Name == Searcher.Name && call.Arguments.Count == 1 && call.Find("keywords") is Literal.Text text ? text.Value : null;
}
