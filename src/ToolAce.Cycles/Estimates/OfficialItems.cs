using ToolAce.Cycles.Configuration;
using ToolAce.Eval.ApiBank;
using ToolAce.Eval.Leaderboards.Formulas;
using ToolAce.Eval.Suites;

namespace ToolAce.Cycles.Estimates;

/// <summary>How many prompts official suites ask: as published, without reading them.</summary>
/// <param name="Written">Prompts that are answered in words.</param>
/// <param name="Chosen">Prompts after which only the likeliest letter is looked for.</param>
internal readonly record struct OfficialItems(double Written, double Chosen)
{
    private const int ConversationSteps = 8; // messages of a multi-turn or memory item, about

    // API-Bank's are calls and answers of both levels, and scenes.
    private static readonly Dictionary<string, int[]> ByCategory = new()
    {
        [ApiBankSuite.Name] = [389, 380, 119, 110, 50],
        ["mmlu"] = [.. Enumerable.Repeat(14_042 / 57, 57)],
        ["csqa"] = [1221],
        ["gsm8k"] = [1319],
        ["humaneval"] = [164],
    };

    /// <summary>Of a config; nothing without official suites.</summary>
    public static OfficialItems Of(OfficialConfig? official)
    {
        var items = default(OfficialItems);
        foreach (var suite in official?.Suites ?? [])
        {
            var prompts = suite == OfficialSuite.Name
                ? official!.Asked().Sum(c => Few(BfclItemCounts.Current.Of(c)) * (c.StartsWith("multi_turn", StringComparison.Ordinal) || c.StartsWith("memory", StringComparison.Ordinal) ? ConversationSteps : 1))
                : ByCategory[suite].Sum(Few);
            items = suite is "mmlu" or "csqa" ? items with { Chosen = items.Chosen + prompts } : items with { Written = items.Written + prompts };
        }

        return items;

        int Few(int count) => official!.Limit == 0 ? count : Math.Min(count, official.Limit);
    }
}
