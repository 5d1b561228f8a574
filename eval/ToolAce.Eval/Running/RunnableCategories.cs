using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Running;

/// <summary>Which official categories a run can ask, and why it cannot ask the others.</summary>
public static class RunnableCategories
{
    /// <summary>Names of <see cref="OfficialSuite.Categories"/>, in their order.</summary>
    /// <param name="style">How questions become prompts.</param>
    /// <param name="hasCorpus">Whether there is something to search.</param>
    public static IReadOnlyList<string> Of(PromptStyle style, bool hasCorpus)
    {
        var left = LeftOut(style, hasCorpus);
        return [.. OfficialSuite.Categories.Where(c => !left.ContainsKey(c))];
    }

    /// <summary>The categories that are left out, each with the reason.</summary>
    public static IReadOnlyDictionary<string, string> LeftOut(PromptStyle style, bool hasCorpus)
    {
        var left = OfficialSuite.NotRun.ToDictionary();
        if (!hasCorpus)
        {
            left[AgenticItems.WebSearchBase] = left[AgenticItems.WebSearchNoSnippet] = "it searches a corpus, which 'eval run --corpus' names";
        }

        if (style != PromptStyle.Official)
        {
            left[FormatSensitivityItems.Category] = "it compares official prompts, which 'eval run --prompts official' asks for";
        }

        return left;
    }
}
